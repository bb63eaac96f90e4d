package enginetest

var generics = map[string][]string{}
