package typed

import (
	"go/types"
	"slices"
	"testing"

	"lab/kernel/enginetest"
	"lab/kernel/universe"
	"lab/kernel/universe/allow"
)

// What the standard library offers as generic code is complete: a new Go release that adds to it fails here.
func TestGenericsOfCompiledPackages(t *testing.T) {
	u, err := universe.LoadForPrograms()
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	want := func(pkg *types.Package, name string, generic bool) {
		if !generic {
			return
		}
		key := pkg.Path() + "." + name
		if generics[key] == nil {
			t.Errorf("%s is generic code of a compiled package, and not in the table of generics", key)
		}
		known++
	}
	paths := slices.Clone(allow.ProgramsOnly)
	for _, p := range allow.Packages {
		if !p.Source {
			paths = append(paths, p.Path)
		}
	}
	for _, path := range paths {
		pkg, err := u.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range pkg.Scope().Names() {
			switch obj := pkg.Scope().Lookup(name).(type) {
			case *types.Func:
				want(pkg, name, obj.Exported() && obj.Signature().TypeParams().Len() > 0)
			case *types.TypeName:
				if named, ok := obj.Type().(*types.Named); ok && obj.Exported() {
					for m := range named.Methods() {
						want(pkg, name+"."+m.Name(), m.Exported() && named.TypeParams().Len() > 0)
					}
				}
			}
		}
	}
	if known < 25 {
		t.Errorf("found %d generic declarations in compiled packages", known)
	}
}

func TestGenericCodeOfCompiledPackages(t *testing.T) {
	for name, cells := range map[string][]string{
		"atomic.Pointer": {
			"type node struct { v int; next atomic.Pointer[node] }\nvar head atomic.Pointer[node]\nfunc push(v int) { n := &node{v: v}; for { old := head.Load(); n.next.Store(old); if head.CompareAndSwap(old, n) { return } } }",
			"var wg sync.WaitGroup\nfor i := range 50 { wg.Go(func() { push(i) }) }\nwg.Wait()\ns := 0\nfor n := head.Load(); n != nil; n = n.next.Load() { s += n.v }\ns => 1225",
			"old := head.Swap(nil)\nfmt.Sprint(old != nil, head.Load() == nil) => \"true true\"",
			"load := old.next.Load\nload() == old.next.Load() => true",
			"var l interface{ Load() *node } = &old.next\nl.Load() == load() => true",
			"fmt.Sprintf(\"%T\", &head) => \"*atomic.Pointer[main.node]\"",
		},
		"sync.OnceValue": {
			"calls := 0\nf := sync.OnceValue(func() []string { calls++; return []string{\"a\"} })\nfmt.Sprint(f(), f(), calls) => \"[a] [a] 1\"",
			"g := sync.OnceValues(func() (int, error) { calls++; return 7, io.EOF })\ng() => 7, EOF",
			"g()\ncalls => 2",
			"p := sync.OnceValue(func() int { calls++; panic(\"never\") })\np() !! never", "p() !! never", "calls => 3",
		},
		"iter.Pull": {
			"func count(n int) iter.Seq[int] { return func(yield func(int) bool) { defer func() { done++ }(); for i := range n { if !yield(i) { return } } } }\nvar done int",
			"next, stop := iter.Pull(count(2))\nnext() => 0, true", "next() => 1, true", "next() => 0, false", "stop()\ndone => 1",
			"next, stop = iter.Pull(count(9))\nnext()\nstop()\ndone => 2", "next() => 0, false",
			"n2, s2 := iter.Pull2(maps.All(map[string][]int{\"k\": {1}}))\nn2() => \"k\", [1], true", "n2() => \"\", [], false", "s2()",
			"n3, _ := iter.Pull(func(yield func(string) bool) { yield(\"x\"); panic(\"inside\") })\nn3() => \"x\", true", "n3() !! inside",
		},
		"errors.AsType": {
			"type missing struct{ key string }\nfunc (m *missing) Error() string { return m.key }\ntype code int\nfunc (c code) Error() string { return \"code\" }\nerr := fmt.Errorf(\"a: %w\", errors.Join(&missing{\"k\"}, code(3)))",
			"m, ok := errors.AsType[*missing](err)\nfmt.Sprint(m.key, ok) => \"ktrue\"", "errors.AsType[code](err) => code, true", "e, ok := errors.AsType[interface{ error; Timeout() bool }](err)\nfmt.Sprint(e, ok) => \"<nil> false\"",
		},
		"rand.N": {"n := rand.N(time.Second)\nn >= 0 && n < time.Second => true", "type small uint8\nx := rand.N(small(1))\nfmt.Sprintf(\"%T %v\", x, x) => \"main.small 0\"", "rand.N(0) !! invalid argument to N"},
	} {
		t.Run(name, func(t *testing.T) { enginetest.NewNotebook(t, newEngine).All(cells...) })
	}
}
