package worker

import (
	"go/types"
	"maps"
	"reflect"
	"slices"

	"lab/kernel/engine"
	"lab/kernel/front"
	"lab/kernel/inspect"
	"lab/kernel/wire"
	"lab/rdd"
	"lab/rdd/exec"
	"lab/rdd/plan"
)

// Inspector is a Language that lets what lives in the kernel be looked at. Its methods are called while Execute runs.
type Inspector interface {
	Variables() *wire.Variables
	Value(name string) *wire.VariableValue
	Storage() *wire.Storage
}

// inspected is what was seen when no cell ran, for when one does.
type inspected struct {
	variables map[types.Object]wire.Variable
	contexts  map[string]*rdd.Context // by the variable that holds it
	owners    map[owner]wire.Variable // of RDDs
}

type owner struct {
	graph *plan.Graph
	id    int
}

func newInspected(sc *rdd.Context) *inspected {
	return &inspected{variables: map[types.Object]wire.Variable{}, contexts: map[string]*rdd.Context{front.Context: sc}, owners: map[owner]wire.Variable{}}
}

// look calls f with the variables of cells and their values, unless something runs that may write to them. Until f returns no
// cell begins to run, so it should not take long.
func (g *golang) look(f func(list []front.Declared, values map[types.Object]reflect.Value)) wire.Unread {
	holder, ok := g.engine.(engine.Holder)
	if !ok {
		return wire.EngineTellsNot
	}
	if !g.cells.TryLock() {
		return wire.CellRuns
	}
	defer g.cells.Unlock()
	if lister, ok := g.engine.(engine.Lister); ok && len(lister.Goroutines()) > 0 {
		return wire.GoroutinesRun
	}
	list := g.session.Declared()
	var vars []*types.Var
	for _, d := range list {
		if v, ok := d.Object.(*types.Var); ok {
			vars = append(vars, v)
		}
	}
	values := map[types.Object]reflect.Value{}
	for i, v := range holder.Variables(vars) {
		if v.IsValid() {
			values[vars[i]] = v
		}
	}
	f(list, values)
	return ""
}

// see looks at the variables anew, or leaves what was seen before.
func (g *golang) see() wire.Unread {
	return g.look(func(list []front.Declared, values map[types.Object]reflect.Value) {
		seen := newInspected(g.sc)
		work := inspect.NewWork()
		for _, d := range list {
			v, ok := values[d.Object]
			if !ok {
				continue
			}
			variable := describe(d)
			variable.Read = true
			variable.Value = inspect.Short(v, d.Object.Type())
			size, whole := work.Size(v)
			variable.Size, variable.AtLeast = size, !whole
			if c := inspect.Context(v); c != nil {
				seen.contexts[variable.Name] = c
			}
			if node, in := inspect.RDD(v); node != nil {
				variable.RDD = &wire.VariableRDD{ID: node.ID, Partitions: node.Partitions, Level: node.Level().String()}
				if in != nil {
					stored := in.Executor().Stored(node)
					variable.RDD.Kept = stored.Memory + stored.Disk
				}
				at := owner{node.Graph, node.ID}
				if _, taken := seen.owners[at]; !taken {
					seen.owners[at] = variable
				}
			}
			seen.variables[d.Object] = variable
		}
		g.seen.Store(seen)
	})
}

// describe is a name without its value.
func describe(d front.Declared) wire.Variable {
	v := wire.Variable{Name: d.Object.Name(), Kind: wire.VarName, CellID: d.CellID}
	t := d.Object.Type()
	switch obj := d.Object.(type) {
	case *types.Const:
		v.Kind, v.Read, v.Value = wire.ConstName, true, inspect.Clip(obj.Val().String())
	case *types.Func:
		v.Kind = wire.FuncName
	case *types.TypeName:
		v.Kind, t = wire.TypeName, t.Underlying()
	}
	v.Type = inspect.Type(t)
	return v
}

// Variables implements Inspector.
func (g *golang) Variables() *wire.Variables {
	answer := &wire.Variables{Unread: g.see(), List: []wire.Variable{}}
	seen := g.seen.Load()
	for _, d := range g.session.Declared() {
		v, ok := seen.variables[d.Object]
		if ok {
			v.CellID = d.CellID
		} else {
			v = describe(d)
		}
		answer.List = append(answer.List, v)
	}
	return answer
}

// Value implements Inspector.
func (g *golang) Value(name string) *wire.VariableValue {
	answer := &wire.VariableValue{}
	answer.Unread = g.look(func(list []front.Declared, values map[types.Object]reflect.Value) {
		for _, d := range list {
			if v, ok := values[d.Object]; ok && d.Object.Name() == name {
				answer.Data = wire.NewBundle(inspect.Full(v, d.Object.Type()))
			}
		}
	})
	return answer
}

// Storage implements Inspector. Contexts may be asked while their jobs run.
func (g *golang) Storage() *wire.Storage {
	g.see()
	seen := g.seen.Load()
	answer := &wire.Storage{Contexts: []wire.ContextStorage{}}
	told := map[*rdd.Context]bool{}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(seen.contexts)), func(name string) bool { return name == front.Context })
	for _, name := range append([]string{front.Context}, names...) {
		c := seen.contexts[name]
		if c == nil {
			continue
		}
		e, ok := c.Executor().(*exec.Executor)
		if !ok || told[c] {
			continue
		}
		told[c] = true
		answer.Contexts = append(answer.Contexts, storageOf(name, c, e, seen.owners))
	}
	return answer
}

func storageOf(name string, c *rdd.Context, e *exec.Executor, owners map[owner]wire.Variable) wire.ContextStorage {
	u := e.Uses()
	s := wire.ContextStorage{Name: name, Limit: u.Limit, Cache: u.Cache, Shuffles: u.Shuffles, Tasks: u.Tasks, RDDs: []wire.StorageRDD{}}
	for _, p := range e.Persisted() {
		r := wire.StorageRDD{ID: p.RDD, Name: p.Name, Level: p.Level.String(), Partitions: []wire.PartitionState{}, Again: p.Again,
			MemoryBytes: p.MemoryBytes, DiskBytes: p.DiskBytes, Hits: p.Hits, Recomputed: p.Recomputed, Evicted: p.Evicted, Lost: p.Lost}
		for _, state := range p.Partitions {
			r.Partitions = append(r.Partitions, wire.PartitionState(state))
		}
		if v, ok := owners[owner{c.Graph(), p.RDD}]; ok {
			r.Variable, r.CellID = v.Name, v.CellID
		}
		s.RDDs = append(s.RDDs, r)
	}
	return s
}
