// Package inspect describes the variables of a notebook: in a line, by the memory that they take, and in full.
//
// A list of variables is made after every run, whatever is in them. So nothing here runs code of a cell, such as a String
// method, which may print, wait or never return; work is bounded, so that a slice of a million elements costs what one of ten
// does; and what other goroutines of this process work with (an rdd.Context, a sync.Mutex, a file) is named and not walked into.
// An RDD tells of its place in the plan and never starts a job.
package inspect

import (
	"reflect"
	"strings"

	"lab/rdd"
	"lab/rdd/plan"
)

// spoken are packages whose String, Error and DebugString methods run nothing of a cell, and end soon.
var spoken = []string{"time", "math/big", "net/netip", "net/url", "regexp", "image/color", "image", "encoding/json",
	"lab/chart", "lab/ml", "gonum.org/v1/gonum/mat"}

// shared are packages whose values other goroutines may be at work with, or which hold no data of a cell.
var shared = []string{"context", "internal", "io/fs", "lab/kernel/yaegi", "lab/rdd", "log", "net", "os", "reflect", "runtime", "sync", "testing", "time", "unique", "weak"}

func in(packages []string, path string) bool {
	for _, p := range packages {
		if path == p || strings.HasPrefix(path, p) && path[len(p)] == '/' {
			return true
		}
	}
	return false
}

// pathOf is the package of a type, or of what it points to.
func pathOf(t reflect.Type) string {
	if t.Kind() == reflect.Pointer && t.Name() == "" {
		t = t.Elem()
	}
	return t.PkgPath()
}

var (
	contextType = reflect.TypeFor[*rdd.Context]()
	plainPair   = reflect.TypeFor[rdd.Pair[int, int]]().PkgPath()
)

// Speaks tells whether methods by which values of the type describe themselves may be called.
func Speaks(t reflect.Type) bool { return t == contextType || in(spoken, pathOf(t)) }

// opaque tells whether values of the type are not to be walked into. Pairs and tuples of package rdd are plain data.
func opaque(t reflect.Type) bool {
	path := t.PkgPath()
	if path == plainPair {
		for _, data := range []string{"Pair[", "Tuple2[", "Optional["} {
			if strings.HasPrefix(t.Name(), data) {
				return false
			}
		}
	}
	return path != "" && t.Kind() >= reflect.Array && in(shared, path)
}

// Context finds the rdd.Context that a variable holds; nil where it holds none.
func Context(v reflect.Value) *rdd.Context {
	if v.IsValid() && v.Type() == contextType && !v.IsNil() && v.CanInterface() {
		return v.Interface().(*rdd.Context)
	}
	return nil
}

// RDD finds the node of the plan that a variable of type *rdd.RDD stands for, whatever an engine makes of that type, and the
// context that it is of; nil where it holds none.
func RDD(v reflect.Value) (node *plan.Node, in *rdd.Context) {
	if !v.IsValid() || v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		return nil, nil
	}
	for i := range v.Elem().NumField() {
		switch f := v.Elem().Field(i); f.Type() {
		case nodeType:
			node = (*plan.Node)(f.UnsafePointer())
		case contextType:
			in = (*rdd.Context)(f.UnsafePointer())
		}
	}
	return node, in
}

var nodeType = reflect.TypeFor[*plan.Node]()

// unwrap finds the value in what an interpreter has put around it to give it methods that compiled code can call.
func unwrap(v reflect.Value) reflect.Value {
	for v.IsValid() && v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	s := v
	if s.IsValid() && s.Kind() == reflect.Pointer && !s.IsNil() {
		s = s.Elem()
	}
	if !s.IsValid() || s.Kind() != reflect.Struct || !in(wrappers, s.Type().PkgPath()) {
		return v
	}
	for _, name := range []string{"IValue", "value"} {
		if f := s.FieldByName(name); f.IsValid() && f.Kind() == reflect.Interface {
			return f.Elem()
		}
	}
	return v
}

// wrappers are the packages of an interpreter that have such types.
var wrappers = []string{"lab/kernel/yaegi"}
