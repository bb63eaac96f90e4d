package enginetest

var values = map[string][]string{}
