package enginetest

import (
	"go/types"
	"strings"
	"testing"

	"lab/kernel/front"
)

// operations lists what package rdd exports, as cells name it: functions, constants, and methods of its types ("RDD.Filter").
func operations(pkg *types.Package) map[string]bool {
	names := map[string]bool{}
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		if !obj.Exported() {
			continue
		}
		if _, isType := obj.(*types.TypeName); !isType {
			names[name] = true
			continue
		}
		methods := types.NewMethodSet(types.NewPointer(obj.Type()))
		for m := range methods.Methods() {
			if fn := m.Obj(); fn.Exported() && fn.Pkg() == pkg {
				names[name+"."+fn.Name()] = true
			}
		}
	}
	return names
}

// nameOf is the name of an operation that a cell uses, "" where it is none of the package's.
func nameOf(obj types.Object, pkg *types.Package) string {
	if obj.Pkg() != pkg || !obj.Exported() {
		return ""
	}
	fn, ok := obj.(*types.Func)
	if !ok {
		return obj.Name()
	}
	recv := fn.Origin().Signature().Recv()
	if recv == nil {
		return fn.Name()
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		return named.Obj().Name() + "." + fn.Name()
	}
	return ""
}

// TestEveryOperationOfRDDIsUsedInCells fails for an operation that no sequence uses in a cell whose result, or that of a
// later cell, is checked. A sequence that engines may refuse shows nothing.
func TestEveryOperationOfRDDIsUsedInCells(t *testing.T) {
	u, err := load()
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := u.Import("lab/rdd")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, theme := range Themes {
		if !theme.Context {
			continue
		}
		for name, cells := range theme.Sequences {
			if cells[0] == MayRefuse {
				continue
			}
			session := front.NewSession(u)
			if err := session.Predeclare("sc", "*rdd.Context"); err != nil {
				t.Fatal(err)
			}
			var waiting []string // for a check
			for _, cell := range cells {
				src, want, hasValue := strings.Cut(cell, " => ")
				if !hasValue {
					src, want, _ = strings.Cut(cell, " !! ")
				}
				checked, diagnostics := session.Check("c", src, false)
				if len(diagnostics) > 0 {
					continue // and so it is to be: the engines' tests see to that
				}
				session.Commit(checked)
				for _, obj := range checked.Info.Uses {
					if name := nameOf(obj, pkg); name != "" {
						waiting = append(waiting, name)
					}
				}
				if want == "" {
					continue
				}
				for _, name := range waiting {
					used[name] = true
				}
				waiting = nil
			}
			if len(waiting) > 0 {
				t.Errorf("%s/%s ends with a cell whose result is not checked", theme.Name, name)
			}
		}
	}
	all := operations(pkg)
	if len(all) < 150 {
		t.Errorf("found only %d operations of package rdd", len(all))
	}
	for name := range all {
		if !used[name] {
			t.Errorf("no sequence of cells uses %s and checks what comes of it; add one to rdd_*.go", name)
		}
	}
}
