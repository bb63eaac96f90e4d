package enginetest

var failures = map[string][]string{}
