// Package symbols holds the compiled packages' symbols for the yaegi engine, one generated file a package
// (go generate ./kernel/universe).
package symbols

import "reflect"

// Symbols maps "import/path/name" to a package's exported functions, variables, constants and types.
var Symbols = map[string]map[string]reflect.Value{}
