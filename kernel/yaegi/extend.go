package yaegi

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/types"

	"lab/kernel/front"
)

// extend declares the methods that a cell adds to types of earlier cells. A method that a type has already cannot be
// replaced, nor a generic function that others call: such calls are bound when they are written out.
func (l *lowerer) extend(c *front.Cell) {
	for _, decl := range c.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		obj, ok := c.Info.Defs[fn.Name].(*types.Func)
		if !ok {
			continue
		}
		if old := c.Replaces[obj]; old != nil && l.keepsFormer(c, old, fn) {
			l.refusals = append(l.refusals, c.Diagnostic(fn.Name.Pos(), "the yaegi engine cannot run another declaration of the generic function "+obj.Name()+": functions that call it would still call the former one; restart the kernel first"))
		}
		if fn.Recv == nil {
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

// keepsFormer says whether a function that the cell does not declare again would go on to call the former declaration of a
// generic function, and that would make a difference.
func (l *lowerer) keepsFormer(c *front.Cell, old *types.Func, decl *ast.FuncDecl) bool {
	replaced := map[*types.Func]bool{}
	for _, former := range c.Replaces {
		replaced[former] = true
	}
	kept := false
	for _, caller := range l.bound[old] {
		kept = kept || !replaced[caller]
	}
	if !kept {
		return false
	}
	former := l.funcs[old]
	text := func(d *ast.FuncDecl) string {
		var b bytes.Buffer
		if err := format.Node(&b, c.Fset, d); err != nil {
			return ""
		}
		return b.String()
	}
	return former == nil || text(former.decl) != text(decl)
}
