package autograder

import (
	"fmt"
	"go/types"
	"maps"
	"slices"

	"lab/exercises"
	"lab/kernel/front"
)

// Checks run in the namespace of the student's code, so that code must not change what the checks' words mean:
// a cell that declares len, or the name of a helper of the checks, could make every check pass.

// protected are the names that student code may not declare at the top of a cell.
type protected struct {
	reason map[string]string // name to why it is taken
	paths  map[string]string // local name of an import of the checks to its path
}

func newProtected(ex *exercises.Exercise, files []exercises.TestFile) (protected, error) {
	p := protected{reason: make(map[string]string), paths: map[string]string{"testing": "testing"}}
	sources := []exercises.Source{ex.Starter}
	for _, f := range files {
		sources = append(sources, f.Source)
	}
	for i, src := range sources {
		items, err := front.Items(src.Code)
		if err != nil {
			return p, fmt.Errorf("exercise %q: %s: %w: mend the Go code", ex.ID, src.File, err)
		}
		for _, it := range items {
			maps.Copy(p.paths, it.Imports)
			if i == 0 || it.Imports != nil {
				continue // what the starter declares is the student's to declare
			}
			for _, name := range it.Declares {
				p.reason[name] = "is a name of the checks"
			}
		}
	}
	delete(p.paths, "_")
	for name := range p.paths {
		p.reason[name] = "is the name of a package that the checks use"
	}
	for _, name := range types.Universe.Names() {
		p.reason[name] = "is a name of Go itself"
	}
	p.reason["testing"] = "is the name of a package that the checks use"
	return p, nil
}

// violation says, in a student's words, which protected name the items declare; empty where they declare none.
func (p protected) violation(items []front.Item) string {
	for _, it := range items {
		for _, local := range slices.Sorted(maps.Keys(it.Imports)) {
			target := it.Imports[local]
			switch why := p.reason[local]; {
			case local == ".":
				return fmt.Sprintf("imports %q with a dot, which could hide names of the checks: import it plainly", target)
			// The checks import their packages themselves, so math/rand here and math/rand/v2 there do no harm; a name
			// that stands for quite another package does.
			case why != "" && (p.paths[local] == "" || front.PackageName(target) != local):
				return fmt.Sprintf("imports %q as %s, which %s: import it under another name", target, local, why)
			}
		}
		if it.Imports != nil {
			continue
		}
		for _, name := range it.Declares {
			if why := p.reason[name]; why != "" {
				return fmt.Sprintf("declares %s, which %s: give it another name", name, why)
			}
		}
	}
	return ""
}
