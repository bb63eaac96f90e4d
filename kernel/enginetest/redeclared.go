package enginetest

var redeclared = map[string][]string{}
