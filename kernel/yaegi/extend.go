package yaegi

import (
	"go/ast"
	"go/types"

	"lab/kernel/front"
)

// extend declares the methods that a cell adds to types of earlier cells. A method that a type has already cannot be
// replaced: calls of methods are bound when they are written out.
func (l *lowerer) extend(c *front.Cell) {
	for _, decl := range c.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Recv == nil {
			continue
		}
		obj, ok := c.Info.Defs[fn.Name].(*types.Func)
		if !ok {
			continue
		}
		if c.Replaces[obj] != nil {
			l.refusals = append(l.refusals, c.Diagnostic(fn.Name.Pos(), "the yaegi engine cannot run a method that is declared again without its type; declare the type again, too, with all its methods"))
			continue
		}
		named, pointer := namedOf(obj.Signature().Recv().Type())
		name, ok := l.types.At(named).(string)
		if _, isStruct := named.Underlying().(*types.Struct); ok && !isStruct && visibleMethods[obj.Name()] {
			l.refusals = append(l.refusals, c.Diagnostic(fn.Name.Pos(), "the yaegi engine cannot run the method "+obj.Name()+" in a later cell than its type, which is no struct: functions that are declared already would not see it; declare it in the cell of the type"))
			continue
		}
		if !ok {
			continue // the type is written out with all its methods when it is first needed
		}
		recv := recvType(named, pointer)
		l.declareMethod(name, named, types.NewMethodSet(recv).Lookup(obj.Pkg(), obj.Name()), pointer)
	}
	for _, t := range c.Extended {
		l.known.extend(l, t)
	}
}
