package enginetest

var concurrency = map[string][]string{}
