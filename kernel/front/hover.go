package front

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// Hover documents the name at a place, as Markdown: its type, the value of a constant, and its comment.
func (h *Help) Hover(q Question) (markdown string, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.prepare(&q); err != nil {
		return "", false
	}
	c := h.asked(&q)
	id := c.identAt(q.Offset)
	if id == nil {
		// Inside the parentheses of a call: the function that is called.
		if callee, _ := h.callee(&q); callee != nil && callee.obj != nil {
			return h.document(callee.obj), true
		}
		return "", false
	}
	if obj := c.objectOf(id); obj != nil {
		return h.documentHere(obj, c.typeHere(id)), true
	}
	if path, isPkg := h.doc.pathOf(c.Cell, id); isPkg {
		return h.packageDoc(path), true
	}
	if obj := h.doc.scope[id.Name]; obj != nil {
		return h.document(obj), true
	}
	return "", false
}

// typeHere is the type of a name where it is used: of something generic, with its type arguments.
func (c *Cell) typeHere(id *ast.Ident) types.Type {
	if instance, ok := c.Info.Instances[id]; ok {
		return instance.Type
	}
	if obj := c.Info.ObjectOf(id); obj != nil {
		return obj.Type()
	}
	return nil
}

// document writes what is known of an object.
func (h *Help) document(obj types.Object) string { return h.documentHere(obj, nil) }

// documentHere also writes the type that something generic has where it is used.
func (h *Help) documentHere(obj types.Object, here types.Type) string {
	if pkg, isPkg := obj.(*types.PkgName); isPkg {
		return h.packageDoc(pkg.Imported().Path())
	}
	text := "```go\n" + declarationText(obj)
	switch obj.(type) {
	case *types.Func, *types.Var:
		if here != nil && types.TypeString(here, ShortNames) != types.TypeString(obj.Type(), ShortNames) {
			text += "\n// here: " + types.TypeString(here, ShortNames)
		}
	}
	text += "\n```\n"
	if doc := h.docOf(obj); doc != "" {
		text += "\n" + doc
	}
	return text
}

func (h *Help) packageDoc(path string) string {
	text := "```go\nimport \"" + path + "\"\n```\n"
	if doc := commentMarkdown(h.live.u.PackageDoc(path)); doc != "" {
		text += "\n" + doc
	}
	return text
}

func declarationText(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Func:
		sig := obj.Signature()
		name := obj.Name()
		if recv := sig.Recv(); recv != nil {
			return fmt.Sprintf("func (%s) %s%s", types.TypeString(recv.Type(), ShortNames), name, signatureText(obj))
		}
		if obj.Pkg() != nil && obj.Pkg().Path() != "main" {
			name = obj.Pkg().Name() + "." + name
		}
		return "func " + name + signatureText(obj)
	case *types.TypeName:
		if obj.IsAlias() {
			return "type " + obj.Name() + " = " + types.TypeString(types.Unalias(obj.Type()), ShortNames)
		}
		text := types.TypeString(obj.Type().Underlying(), ShortNames)
		if len(text) > 600 {
			text = typeKind(obj.Type()) + " { … }"
		}
		return "type " + types.TypeString(obj.Type(), ShortNames) + " " + text
	case *types.Const:
		return fmt.Sprintf("const %s %s = %s", obj.Name(), types.TypeString(obj.Type(), ShortNames), obj.Val())
	case *types.Builtin:
		if b, ok := builtins[obj.Name()]; ok {
			return "func " + obj.Name() + "(" + strings.Join(b.params, ", ") + ")" + b.result
		}
		return "func " + obj.Name()
	case *types.Nil:
		return "nil"
	case *types.Label:
		return obj.Name() + ":"
	case *types.Var:
		if obj.IsField() {
			return "field " + obj.Name() + " " + types.TypeString(obj.Type(), ShortNames)
		}
	}
	return "var " + obj.Name() + " " + types.TypeString(obj.Type(), ShortNames)
}
