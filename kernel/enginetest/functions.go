package enginetest

var functions = map[string][]string{}
