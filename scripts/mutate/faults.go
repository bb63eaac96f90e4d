package main

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// edit is a fault: a part of the solution's text replaced by another one.
type edit struct {
	kind     string
	from, to int
	text     string
}

// finder gathers the faults of a solution.
type finder struct {
	*checked
	source string
	edits  []edit
}

// find returns all faults that a solution can be given. Those that do not type-check are among them.
func find(c *checked, source string) []edit {
	f := &finder{checked: c, source: source}
	for _, declaration := range c.file.Decls {
		d, ok := declaration.(*ast.FuncDecl)
		if !ok || d.Body == nil {
			continue
		}
		f.body(d.Body, d.Type)
		ast.Inspect(d.Body, func(node ast.Node) bool {
			f.node(node)
			if call, ok := node.(*ast.CallExpr); ok && f.isMessage(call) {
				return false
			}
			return true
		})
	}
	return f.edits
}

func (f *finder) add(kind string, from, to token.Pos, text string) {
	f.edits = append(f.edits, edit{kind, f.offset(from), f.offset(to), text})
}

func (f *finder) replace(kind string, node ast.Node, text string) {
	f.add(kind, node.Pos(), node.End(), text)
}

func (f *finder) text(node ast.Node) string {
	return f.source[f.offset(node.Pos()):f.offset(node.End())]
}

func (f *finder) typeOf(e ast.Expr) types.Type { return f.info.Types[e].Type }

// isMessage reports whether a call makes an error, whose words are free.
func (f *finder) isMessage(call *ast.CallExpr) bool {
	switch f.text(call.Fun) {
	case "fmt.Errorf", "errors.New", "panic":
		return true
	}
	return false
}

var operators = map[token.Token][]string{
	token.ADD: {"-"}, token.SUB: {"+"}, token.MUL: {"/"}, token.QUO: {"*"}, token.REM: {"*", "/"},
	token.AND: {"|"}, token.OR: {"&"}, token.XOR: {"&"}, token.SHL: {">>"}, token.SHR: {"<<"},
	token.LSS: {"<=", ">="}, token.LEQ: {"<", ">"}, token.GTR: {">=", "<="}, token.GEQ: {">", "<"},
	token.EQL: {"!="}, token.NEQ: {"=="}, token.LAND: {"||"}, token.LOR: {"&&"},
	token.ADD_ASSIGN: {"-=", "="}, token.SUB_ASSIGN: {"+=", "="}, token.MUL_ASSIGN: {"/=", "="}, token.QUO_ASSIGN: {"*=", "="},
	token.INC: {"--"}, token.DEC: {"++"},
}

// others are names in whose place another one of the same shape is easily written.
var others = map[string][]string{
	"Min": {"Max"}, "Max": {"Min"}, "min": {"max"}, "max": {"min"}, "Add": {"Sub"}, "Sub": {"Add"}, "Floor": {"Ceil"}, "Ceil": {"Floor"},
	"Sin": {"Cos"}, "Cos": {"Sin"}, "Log": {"Log2", "Log10"}, "Log2": {"Log"}, "Log10": {"Log"}, "ToLower": {"ToUpper"}, "ToUpper": {"ToLower"},
	"HasPrefix": {"HasSuffix"}, "HasSuffix": {"HasPrefix"}, "Keys": {"Values"}, "Values": {"Keys"}, "Union": {"Intersection", "Subtract"},
	"Join": {"LeftOuterJoin"}, "GroupByKey": {"ReduceByKey"}, "Sum": {"Mean"}, "Mean": {"Sum"}, "TakeOrdered": {"Top"}, "Sqrt": {"Cbrt"},
}

func (f *finder) node(node ast.Node) {
	switch n := node.(type) {
	case *ast.BinaryExpr:
		f.binary(n)
	case *ast.UnaryExpr:
		if n.Op == token.SUB || n.Op == token.NOT {
			f.replace("sign or not dropped", n, f.text(n.X))
		}
	case *ast.BasicLit:
		f.literal(n)
	case *ast.Ident:
		f.name(n)
	case *ast.CallExpr:
		f.call(n)
	case *ast.CompositeLit:
		f.elements(n)
	case *ast.SliceExpr:
		f.replace("slice expression dropped", n, f.text(n.X))
	case *ast.FuncLit:
		f.merging(n)
		f.body(n.Body, n.Type)
	case *ast.BlockStmt:
		f.statements(n.List)
	case *ast.CaseClause:
		f.statements(n.Body)
	case *ast.IncDecStmt:
		f.add("operator", n.TokPos, n.End(), operators[n.Tok][0])
	case *ast.AssignStmt:
		for _, other := range operators[n.Tok] {
			f.add("operator", n.TokPos, n.TokPos+token.Pos(len(n.Tok.String())), other)
		}
	case *ast.BranchStmt:
		switch n.Tok {
		case token.BREAK:
			f.replace("break and continue", n, "continue")
		case token.CONTINUE:
			f.replace("break and continue", n, "break")
		}
	case *ast.IfStmt:
		f.condition(n.Cond)
		if n.Else != nil {
			f.add("else dropped", n.Body.End(), n.Else.End(), "")
		}
	case *ast.ForStmt:
		if n.Cond != nil {
			f.condition(n.Cond)
		}
	case *ast.RangeStmt:
		if basic, ok := f.typeOf(n.X).Underlying().(*types.Basic); ok && basic.Info()&types.IsInteger != 0 {
			f.replace("one round less", n.X, "("+f.text(n.X)+")-1")
			f.replace("one round more", n.X, "("+f.text(n.X)+")+1")
		}
	}
}

func (f *finder) binary(n *ast.BinaryExpr) {
	x, y := f.text(n.X), f.text(n.Y)
	for _, other := range operators[n.Op] {
		f.add("operator", n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), other)
	}
	switch n.Op {
	case token.SUB, token.QUO, token.REM:
		f.replace("operands swapped", n, "("+y+") "+n.Op.String()+" ("+x+")")
	}
	switch n.Op {
	case token.LAND, token.LOR, token.ADD, token.SUB, token.MUL, token.QUO, token.REM:
		f.replace("operand dropped", n, x)
		f.replace("operand dropped", n, "("+y+")")
	}
}

func (f *finder) condition(cond ast.Expr) {
	f.replace("condition negated", cond, "!("+f.text(cond)+")")
	f.replace("condition always true", cond, "("+f.text(cond)+") || true")
	f.replace("condition never true", cond, "("+f.text(cond)+") && false")
}

func (f *finder) literal(n *ast.BasicLit) {
	value := f.info.Types[n].Value
	switch n.Kind {
	case token.INT, token.FLOAT:
		f.replace("constant + 1", n, number(n.Kind, constant.BinaryOp(value, token.ADD, constant.MakeInt64(1))))
		f.replace("constant - 1", n, "("+number(n.Kind, constant.BinaryOp(value, token.SUB, constant.MakeInt64(1)))+")")
	case token.CHAR:
		r, _ := constant.Int64Val(value)
		f.replace("constant + 1", n, strconv.QuoteRune(rune(r)+1))
		f.replace("constant - 1", n, strconv.QuoteRune(rune(r)-1))
	case token.STRING:
		if n.Value == `""` || n.Value == "``" {
			f.replace("constant", n, `"x"`)
		} else {
			f.replace("constant", n, `""`)
		}
	}
}

// number writes a constant in the form in which it was: a float stays one also where it is whole.
func number(kind token.Token, value constant.Value) string {
	if kind == token.INT {
		return value.ExactString()
	}
	v, _ := constant.Float64Val(value)
	text := strconv.FormatFloat(v, 'g', -1, 64)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return text
}

func (f *finder) name(n *ast.Ident) {
	switch f.info.Uses[n] {
	case types.Universe.Lookup("true"):
		f.replace("constant", n, "false")
	case types.Universe.Lookup("false"):
		f.replace("constant", n, "true")
	}
	if _, isFunc := f.info.Uses[n].(*types.Func); isFunc || f.info.Uses[n] == types.Universe.Lookup(n.Name) {
		for _, other := range others[n.Name] {
			f.replace("another operation", n, other)
		}
	}
}

// call makes what is called do nothing, where one of its arguments or its receiver has the type of its result, and swaps
// arguments of one type.
func (f *finder) call(n *ast.CallExpr) {
	result := f.typeOf(n)
	if f.info.Types[n.Fun].IsType() || result == nil || f.isMessage(n) {
		return
	}
	for _, argument := range n.Args {
		if types.Identical(f.typeOf(argument), result) {
			f.replace("operation dropped", n, f.text(argument))
		}
	}
	if selector, ok := n.Fun.(*ast.SelectorExpr); ok && f.info.Types[selector.X].IsValue() && types.Identical(f.typeOf(selector.X), result) {
		f.replace("operation dropped", n, f.text(selector.X))
	}
	if f.isSymmetric(n) {
		return
	}
	for i := 1; i < len(n.Args); i++ {
		f.swap("arguments swapped", n.Args[i-1], n.Args[i])
	}
}

// isSymmetric reports whether a function of a library takes its two arguments in either order.
func (f *finder) isSymmetric(call *ast.CallExpr) bool {
	switch f.text(call.Fun) {
	case "min", "max", "math.Min", "math.Max", "math.Hypot", "ml.Dot", "ml.Add", "ml.Mul", "ml.Distance":
		return true
	}
	return false
}

func (f *finder) elements(n *ast.CompositeLit) {
	for i := 1; i < len(n.Elts); i++ {
		a, b := n.Elts[i-1], n.Elts[i]
		if pair, ok := a.(*ast.KeyValueExpr); ok {
			a = pair.Value
		}
		if pair, ok := b.(*ast.KeyValueExpr); ok {
			b = pair.Value
		}
		f.swap("values swapped", a, b)
	}
}

// swap exchanges two expressions of one type.
func (f *finder) swap(kind string, a, b ast.Expr) {
	if f.typeOf(a) == nil || f.typeOf(b) == nil || !types.Identical(types.Default(f.typeOf(a)), types.Default(f.typeOf(b))) || f.text(a) == f.text(b) {
		return
	}
	between := f.source[f.offset(a.End()):f.offset(b.Pos())]
	f.add(kind, a.Pos(), b.End(), f.text(b)+between+f.text(a))
}

// merging makes a function of two values of one type, such as ReduceByKey wants it, return one of them.
func (f *finder) merging(n *ast.FuncLit) {
	names := []string{}
	for _, field := range n.Type.Params.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	signature, ok := f.typeOf(n).(*types.Signature)
	if !ok || len(names) != 2 || signature.Results().Len() != 1 {
		return
	}
	for i, name := range names {
		if types.Identical(signature.Params().At(i).Type(), signature.Results().At(0).Type()) {
			f.replace("merging returns one of its arguments", n.Body, "{ return "+name+" }")
		}
	}
}

// body makes each return statement of a function, but not of those in it, return zero values, one at a time.
func (f *finder) body(body *ast.BlockStmt, signature *ast.FuncType) {
	if signature.Results == nil {
		return
	}
	ast.Inspect(body, func(node ast.Node) bool {
		if _, inner := node.(*ast.FuncLit); inner {
			return false
		}
		statement, ok := node.(*ast.ReturnStmt)
		if !ok {
			return true
		}
		for _, value := range statement.Results {
			if zero := zeroOf(f.typeOf(value), f.text(value)); zero != "" && zero != f.text(value) {
				f.replace("zero returned", value, zero)
			}
		}
		for i := 1; i < len(statement.Results); i++ {
			f.swap("results swapped", statement.Results[i-1], statement.Results[i])
		}
		return true
	})
}

// zeroOf writes the zero value of a type, or nothing where that takes a name.
func zeroOf(t types.Type, text string) string {
	if t == nil {
		return ""
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		switch {
		case u.Info()&types.IsNumeric != 0:
			return "0"
		case u.Info()&types.IsString != 0:
			return `""`
		case u.Info()&types.IsBoolean != 0:
			return "false"
		}
	case *types.Pointer, *types.Slice, *types.Map, *types.Interface, *types.Signature:
		return "nil"
	case *types.Struct:
		if at := strings.Index(text, "{"); at > 0 && strings.HasSuffix(text, "}") {
			return text[:at] + "{}"
		}
	}
	return ""
}

// statements drops each statement whose absence leaves a function whole.
func (f *finder) statements(list []ast.Stmt) {
	for _, statement := range list {
		switch n := statement.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				f.replace("statement dropped", n, "_ = 0")
			}
		case *ast.IncDecStmt, *ast.ExprStmt, *ast.SendStmt, *ast.ForStmt, *ast.RangeStmt, *ast.BranchStmt, *ast.DeferStmt, *ast.GoStmt:
			f.replace("statement dropped", n, "")
		case *ast.IfStmt, *ast.SwitchStmt:
			f.replace("statement dropped", n, "")
		}
	}
}
