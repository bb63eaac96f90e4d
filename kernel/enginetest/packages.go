package enginetest

var packages = map[string][]string{}
