// Package symbols holds what interpreted code may name of compiled packages: their functions, variables and types as
// reflect sees them, one generated file a package (go generate ./kernel/universe). A table is made when it is first asked
// for, so that a package which nobody uses costs a start nothing.
package symbols

import (
	"maps"
	"reflect"
	"slices"
	"sync"
)

// tables makes a package's table by its import path. The generated files fill it before main begins.
var tables = map[string]func() map[string]reflect.Value{}

var made sync.Map // import path → map[string]reflect.Value

// Paths lists the packages that have a table, sorted.
func Paths() []string { return slices.Sorted(maps.Keys(tables)) }

// Table returns the exported functions, variables and types of a package by their names; nil where there is no such
// package on this platform. An interface Name has a second entry, _Name, the struct by which the yaegi engine gives its values
// the interface's methods. Constants are not in it: the front end folds them. The map is shared and must not be changed.
func Table(path string) map[string]reflect.Value {
	if t, ok := made.Load(path); ok {
		return t.(map[string]reflect.Value)
	}
	build := tables[path]
	if build == nil {
		return nil
	}
	t, _ := made.LoadOrStore(path, build())
	return t.(map[string]reflect.Value)
}
