package front

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// Signature is the function of a call that is being written.
type Signature struct {
	Name string
	// Params are the parameters as Go writes them, name and type; Active is the index of the one at the cursor, -1 where
	// there is none.
	Params []string
	Active int
	Result string // with its parentheses where it has some; empty where the function has none
	Doc    string
}

// builtin is the signature of a function that Go itself has.
type builtin struct {
	params []string
	result string
}

// builtins is written as package builtin documents them.
var builtins = map[string]builtin{
	"append":  {[]string{"slice []Type", "elems ...Type"}, " []Type"},
	"cap":     {[]string{"v Type"}, " int"},
	"clear":   {[]string{"t Type"}, ""},
	"close":   {[]string{"c chan<- Type"}, ""},
	"complex": {[]string{"r, i FloatType"}, " ComplexType"},
	"copy":    {[]string{"dst, src []Type"}, " int"},
	"delete":  {[]string{"m map[Type]Type1", "key Type"}, ""},
	"imag":    {[]string{"c ComplexType"}, " FloatType"},
	"len":     {[]string{"v Type"}, " int"},
	"make":    {[]string{"t Type", "size ...int"}, " Type"},
	"max":     {[]string{"x T", "y ...T"}, " T"},
	"min":     {[]string{"x T", "y ...T"}, " T"},
	"new":     {[]string{"Type"}, " *Type"},
	"panic":   {[]string{"v any"}, ""},
	"print":   {[]string{"args ...Type"}, ""},
	"println": {[]string{"args ...Type"}, ""},
	"real":    {[]string{"c ComplexType"}, " FloatType"},
	"recover": {nil, " any"},
}

// callee is the function of an unfinished call.
type callee struct {
	name   string
	obj    types.Object // nil where a value is called
	typ    types.Type
	commas int // before the cursor, in the call's own parentheses
	// start is where the parenthesis opens and comma the last of the commas; closers close the brackets around the call.
	start, comma int
	closers      string
}

// Signature tells of the innermost call whose parentheses are open at a place.
func (h *Help) Signature(q Question) (Signature, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.prepare(&q); err != nil {
		return Signature{}, false
	}
	found, ok := h.callee(&q)
	if !ok {
		return Signature{}, false
	}
	s := Signature{Name: found.name, Active: -1}
	variadic := false
	if b, isBuiltin := found.obj.(*types.Builtin); isBuiltin {
		s.Params, s.Result = builtins[b.Name()].params, builtins[b.Name()].result
		variadic = len(s.Params) > 0 && strings.Contains(s.Params[len(s.Params)-1], "...")
	} else {
		sig, isFunc := found.typ.Underlying().(*types.Signature)
		if !isFunc {
			return Signature{}, false // a conversion
		}
		if sig.TypeParams().Len() > 0 {
			sig = inferred(sig, h.firstArguments(&q, found))
		}
		s.Params, s.Result = paramTexts(sig), resultText(sig)
		variadic = sig.Variadic()
	}
	switch {
	case found.commas < len(s.Params):
		s.Active = found.commas
	case variadic:
		s.Active = len(s.Params) - 1
	}
	if found.obj != nil {
		s.Doc = h.docOf(found.obj)
	}
	return s, true
}

func paramTexts(sig *types.Signature) []string {
	var list []string
	for i := range sig.Params().Len() {
		p := sig.Params().At(i)
		text := types.TypeString(p.Type(), ShortNames)
		if sig.Variadic() && i == sig.Params().Len()-1 {
			if slice, ok := p.Type().(*types.Slice); ok {
				text = "..." + types.TypeString(slice.Elem(), ShortNames)
			}
		}
		if p.Name() != "" && p.Name() != "_" {
			text = p.Name() + " " + text
		}
		list = append(list, text)
	}
	return list
}

func resultText(sig *types.Signature) string {
	switch n := sig.Results().Len(); {
	case n == 0:
		return ""
	case n == 1 && sig.Results().At(0).Name() == "":
		return " " + types.TypeString(sig.Results().At(0).Type(), ShortNames)
	}
	return " " + types.TypeString(sig.Results(), ShortNames)
}

// callee finds the call around the question's place by its tokens, and what it calls by checking the text up to it as if it
// ended there.
func (h *Help) callee(q *Question) (*callee, bool) {
	c := lookBefore(q.Source, q.Offset)
	if c.inside == token.COMMENT {
		return nil, false
	}
	open := c.open()
	for len(open) > 0 && c.before[open[len(open)-1]].tok != token.LPAREN {
		if c.before[open[len(open)-1]].tok == token.LBRACE {
			return nil, false // inside a function literal or a composite one
		}
		open = open[:len(open)-1]
	}
	if len(open) == 0 {
		return nil, false
	}
	at := open[len(open)-1]
	if !calls(c.before[:at]) {
		return nil, false
	}
	text := q.Source[:c.before[at].offset] + "()" + c.closers(open[:len(open)-1])
	cell := h.look(q.Cell, text)
	call := cell.callAt(c.before[at].offset)
	if call == nil {
		return nil, false
	}
	found := &callee{
		name: types.ExprString(call.Fun), typ: cell.Info.TypeOf(call.Fun), start: c.before[at].offset, closers: c.closers(open[:len(open)-1]),
	}
	found.commas, found.comma = commas(c.before[at+1:])
	fun := ast.Unparen(call.Fun)
	switch x := fun.(type) {
	case *ast.IndexExpr:
		fun = x.X
	case *ast.IndexListExpr:
		fun = x.X
	}
	var id *ast.Ident
	switch x := fun.(type) {
	case *ast.Ident:
		id = x
	case *ast.SelectorExpr:
		id = x.Sel
	}
	if id != nil {
		if obj := cell.Info.Uses[id]; obj != nil {
			if fn, ok := obj.(*types.Func); ok {
				// Without its arguments a generic call has no types of its own.
				found.obj, found.typ = obj, fn.Type()
			} else {
				found.obj = obj
			}
			if _, isType := obj.(*types.TypeName); isType {
				return nil, false
			}
		}
	}
	if found.typ == nil && found.obj == nil {
		return nil, false
	}
	if found.typ == nil {
		found.typ = found.obj.Type()
	}
	return found, true
}

// callAt finds the call whose parenthesis opens at an offset.
func (c *Cell) callAt(offset int) (call *ast.CallExpr) {
	c.inspect(func(n ast.Node) {
		if x, ok := n.(*ast.CallExpr); ok && x.Lparen.IsValid() && c.src.offset(x.Lparen) == offset {
			call = x
		}
	})
	return call
}

// firstArguments are the types of the arguments that stand before the one at the cursor.
func (h *Help) firstArguments(q *Question, found *callee) []types.Type {
	if found.commas == 0 {
		return nil
	}
	cell := h.look(q.Cell, q.Source[:found.comma]+")"+found.closers)
	call := cell.callAt(found.start)
	if call == nil {
		return nil
	}
	var list []types.Type
	for _, arg := range call.Args {
		list = append(list, cell.Info.TypeOf(arg))
	}
	return list
}

// calls says whether a parenthesis behind these tokens begins a call's arguments.
func calls(before []lexeme) bool {
	if len(before) == 0 {
		return false
	}
	switch before[len(before)-1].tok {
	case token.RPAREN, token.RBRACK, token.RBRACE:
		return true
	case token.IDENT:
		// func name( declares one, and so does func (receiver) name(.
		i := len(before) - 2
		if i >= 0 && before[i].tok == token.RPAREN {
			for depth := 0; i >= 0; i-- {
				switch before[i].tok {
				case token.RPAREN:
					depth++
				case token.LPAREN:
					depth--
				}
				if depth == 0 {
					i--
					break
				}
			}
		}
		return i < 0 || before[i].tok != token.FUNC
	}
	return false
}

// commas counts those outside of further brackets, and tells where the last of them is.
func commas(tokens []lexeme) (n, last int) {
	depth := 0
	for _, l := range tokens {
		switch l.tok {
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth++
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth--
		case token.COMMA:
			if depth == 0 {
				n++
				last = l.offset
			}
		}
	}
	return n, last
}
