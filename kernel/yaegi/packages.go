package yaegi

import (
	"fmt"
	"go/types"
	"maps"

	"github.com/traefik/yaegi/interp"

	"lab/kernel/front"
	"lab/kernel/yaegi/symbols"
)

// use gives the interpreter the symbols of packages that it does not have yet.
func (e *Engine) use(paths []string) error {
	exports := interp.Exports{}
	for _, path := range paths {
		table := symbols.Table(path)
		if e.used[path] || table == nil {
			continue
		}
		e.used[path] = true
		if path == "fmt" {
			table = maps.Clone(table)
			maps.Copy(table, e.printing)
		}
		// Written "fmt/./fmt", a table is just a table: under the plain key yaegi would also compile its own copies
		// of the generic packages.
		exports[path+"/./x"] = table
	}
	if err := e.interp.Use(exports); err != nil {
		return fmt.Errorf("load the symbols of the yaegi engine: %w", err)
	}
	return nil
}

// useImports gives the interpreter the symbols of the packages that a cell names, and of those that their declarations
// speak of: an interpreted value becomes an interface of theirs by a wrapper.
func (e *Engine) useImports(cell *front.Cell) error {
	var paths []string
	seen := map[*types.Package]bool{}
	var visit func(p *types.Package)
	visit = func(p *types.Package) {
		if p == nil || seen[p] || e.used[p.Path()] {
			return
		}
		seen[p] = true
		paths = append(paths, p.Path())
		for _, dep := range p.Imports() {
			visit(dep)
		}
	}
	for _, obj := range cell.Info.Uses {
		visit(obj.Pkg())
	}
	return e.use(paths)
}
