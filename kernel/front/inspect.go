package front

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// Inspect documents the name at a byte offset of a cell, as Markdown.
func (s *Session) Inspect(src string, offset int) (markdown string, ok bool) {
	offset = min(max(offset, 0), len(src))
	from, to := wordAt(src, offset)
	s.mu.Lock()
	defer s.mu.Unlock()
	if from == to {
		// Inside the parentheses of a call: the function that is called.
		from = calleeBefore(src, offset)
		if from < 0 {
			return "", false
		}
		from, _ = wordAt(src, from)
	}
	c, _ := s.check("inspection", src, false)
	var obj types.Object
	c.inspect(func(n ast.Node) {
		if id, isIdent := n.(*ast.Ident); isIdent && c.src.offset(id.Pos()) == from {
			if o := c.Info.ObjectOf(id); o != nil {
				obj = o
			}
		}
	})
	word := src[from:]
	if end := strings.IndexFunc(word, func(r rune) bool { return r < 0x80 && !isWord(byte(r)) }); end >= 0 {
		word = word[:end]
	}
	if obj == nil {
		if path, isPkg := s.u.PathFor(word); isPkg && s.scope[word] == nil {
			return s.packageDoc(path), true
		}
		if obj = s.scope[word]; obj == nil {
			return "", false
		}
	}
	if pkg, isPkg := obj.(*types.PkgName); isPkg {
		return s.packageDoc(pkg.Imported().Path()), true
	}
	text := "```go\n" + declarationText(obj) + "\n```\n"
	if doc := s.doc(obj); doc != "" {
		text += "\n" + doc
	}
	return text, true
}

// calleeBefore finds the name in front of the innermost open parenthesis before an offset, -1 where there is none.
func calleeBefore(src string, offset int) int {
	depth := 0
	for i := offset - 1; i >= 0; i-- {
		switch src[i] {
		case ')':
			depth++
		case '(':
			if depth == 0 {
				if i > 0 && isWord(src[i-1]) {
					return i - 1
				}
				return -1
			}
			depth--
		case '{', '}', '\n':
			if depth == 0 {
				return -1
			}
		}
	}
	return -1
}

func declarationText(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Func:
		sig := obj.Type().(*types.Signature)
		name := obj.Name()
		if recv := sig.Recv(); recv != nil {
			return fmt.Sprintf("func (%s) %s%s", types.TypeString(recv.Type(), ShortNames), name, signatureText(obj))
		}
		if obj.Pkg() != nil && obj.Pkg().Path() != "main" {
			name = obj.Pkg().Name() + "." + name
		}
		return "func " + name + signatureText(obj)
	case *types.TypeName:
		text := types.TypeString(obj.Type().Underlying(), ShortNames)
		if len(text) > 600 {
			text = typeKind(obj.Type()) + " { … }"
		}
		return "type " + types.TypeString(obj.Type(), ShortNames) + " " + text
	case *types.Const:
		return fmt.Sprintf("const %s %s = %s", obj.Name(), types.TypeString(obj.Type(), ShortNames), obj.Val())
	case *types.Builtin:
		return "func " + obj.Name() + " (built in)"
	case *types.Var:
		if obj.IsField() {
			return "field " + obj.Name() + " " + types.TypeString(obj.Type(), ShortNames)
		}
	}
	return "var " + obj.Name() + " " + types.TypeString(obj.Type(), ShortNames)
}

// doc returns the comment of a declaration: of cells, and of packages that the universe holds as source.
func (s *Session) doc(obj types.Object) string {
	if text, ok := s.docs[obj]; ok {
		return text
	}
	if obj.Pkg() == nil || obj.Pkg().Path() == "main" {
		return ""
	}
	return s.u.Doc(obj)
}

func (s *Session) packageDoc(path string) string {
	text := "```go\nimport \"" + path + "\"\n```\n"
	if doc := s.u.PackageDoc(path); doc != "" {
		text += "\n" + doc
	}
	return text
}
