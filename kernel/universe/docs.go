package universe

import (
	"encoding/json"
	"go/ast"
	"go/types"
	"strings"
)

// Doc returns the comment of a declaration, "" where it has none. Fields of compiled packages have none. The comments of Go's
// and gonum's packages are theirs, taken from the sources that lab is built with.
func (u *Universe) Doc(obj types.Object) string {
	u.mu.Lock()
	defer u.mu.Unlock()
	if fn, ok := obj.(*types.Func); ok {
		obj = fn.Origin()
	}
	if obj.Pkg() == nil {
		return ""
	}
	s := u.sources[obj.Pkg().Path()]
	if s == nil {
		return u.compiledDocs(obj.Pkg().Path())[docName(obj)]
	}
	if s.docs == nil {
		s.docs = map[types.Object]string{}
		for _, file := range s.Files {
			for _, decl := range file.Decls {
				s.addDocs(decl)
			}
		}
	}
	return s.docs[obj]
}

func (s *SourcePackage) addDocs(decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Doc != nil {
			s.docs[s.Info.Defs[d.Name]] = d.Doc.Text()
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				doc := spec.Doc
				if doc == nil {
					doc = d.Doc
				}
				if doc != nil {
					s.docs[s.Info.Defs[spec.Name]] = doc.Text()
				}
				if st, ok := spec.Type.(*ast.StructType); ok {
					for _, field := range st.Fields.List {
						for _, name := range field.Names {
							if text := strings.TrimSpace(field.Doc.Text() + field.Comment.Text()); text != "" {
								s.docs[s.Info.Defs[name]] = text
							}
						}
					}
				}
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if doc := spec.Doc; doc != nil {
						s.docs[s.Info.Defs[name]] = doc.Text()
					} else if d.Doc != nil {
						s.docs[s.Info.Defs[name]] = d.Doc.Text()
					}
				}
			}
		}
	}
}

// compiledDocs are the comments of a compiled package. The caller holds mu.
func (u *Universe) compiledDocs(path string) map[string]string {
	if texts, ok := u.docs[path]; ok {
		return texts
	}
	texts := map[string]string{}
	if f := u.entries[docPrefix+path]; f != nil {
		if data, err := readEntry(f); err == nil {
			_ = json.Unmarshal(data, &texts) // what is damaged is as if it were not documented
		}
	}
	u.docs[path] = texts
	return texts
}

// docName is the name under which a declaration's comment is kept: of a method with its type's.
func docName(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Func:
		recv := obj.Signature().Recv()
		if recv == nil {
			return obj.Name()
		}
		t := types.Unalias(recv.Type())
		if p, ok := t.(*types.Pointer); ok {
			t = types.Unalias(p.Elem())
		}
		if n, ok := t.(*types.Named); ok {
			return n.Obj().Name() + "." + obj.Name()
		}
	case *types.Var:
		if !obj.IsField() && obj.Exported() {
			return obj.Name()
		}
	case *types.TypeName, *types.Const:
		return obj.Name()
	}
	return "."
}

// PackageDoc returns the comment of a package, "" where Doc would know nothing of it.
func (u *Universe) PackageDoc(path string) string {
	if !u.IsSource(path) {
		u.mu.Lock()
		defer u.mu.Unlock()
		return u.compiledDocs(path)[""]
	}
	s, err := u.Source(path)
	if err != nil {
		return ""
	}
	for _, file := range s.Files {
		if file.Doc != nil {
			return file.Doc.Text()
		}
	}
	return ""
}
