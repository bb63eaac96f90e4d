package front

import (
	"cmp"
	"go/types"
	"slices"
)

// Declared is a name that lives in the kernel. CellID is the cell that gave it last, empty for what no cell did, such as sc.
type Declared struct {
	Object types.Object
	CellID string
}

// Declared lists what cells that ran have declared and the next cell sees, by name.
func (s *Session) Declared() []Declared {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []Declared
	for name, obj := range s.scope {
		if name != "_" {
			list = append(list, Declared{Object: obj, CellID: s.givers[name]})
		}
	}
	slices.SortFunc(list, func(a, b Declared) int { return cmp.Compare(a.Object.Name(), b.Object.Name()) })
	return list
}
