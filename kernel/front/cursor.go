package front

import (
	"go/ast"
	"go/scanner"
	"go/token"
	"go/types"
)

// cursor is what stands before a place in a text, as far as the tokens tell.
type cursor struct {
	// inside is the comment or literal that the place is in, ILLEGAL where it is in none.
	inside token.Token
	start  int      // of that token
	before []lexeme // the tokens that end before the place, without implied semicolons
}

// lookBefore reads the tokens up to an offset.
func lookBefore(src string, offset int) cursor {
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), nil, scanner.ScanComments)
	c := cursor{inside: token.ILLEGAL}
	for {
		pos, tok, lit := s.Scan()
		start := file.Offset(pos)
		if tok == token.EOF || start >= offset {
			return c
		}
		if tok == token.SEMICOLON && lit == "\n" {
			continue
		}
		end := start + len(tok.String())
		if lit != "" {
			end = tokenEnd(src, start, lit)
		}
		switch tok {
		case token.COMMENT:
			// The end of a line comment still belongs to it.
			if offset < end || offset == end && lit[1] == '/' {
				c.inside, c.start = tok, start
				return c
			}
			continue
		case token.STRING, token.CHAR:
			closed := end-start > 1 && src[end-1] == src[start]
			if offset < end || !closed && offset <= end {
				c.inside, c.start = tok, start
				return c
			}
		case token.INT, token.FLOAT, token.IMAG:
			if offset <= end {
				c.inside, c.start = tok, start
				return c
			}
		}
		if end > offset {
			return c
		}
		c.before = append(c.before, lexeme{tok: tok, text: lit, offset: start, end: end})
	}
}

// open returns the indices, in before, of the brackets that are open at the place, outermost first.
func (c cursor) open() []int {
	var stack []int
	for i, l := range c.before {
		switch l.tok {
		case token.LPAREN, token.LBRACK, token.LBRACE:
			stack = append(stack, i)
		case token.RPAREN, token.RBRACK, token.RBRACE:
			if len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
		}
	}
	return stack
}

// closers are the brackets that close the open ones.
func (c cursor) closers(open []int) string {
	var out []byte
	for i := len(open) - 1; i >= 0; i-- {
		switch c.before[open[i]].tok {
		case token.LPAREN:
			out = append(out, ')')
		case token.LBRACK:
			out = append(out, ']')
		case token.LBRACE:
			out = append(out, '}')
		}
	}
	return string(out)
}

// identAt finds the name at an offset; one that ends there counts.
func (c *Cell) identAt(offset int) *ast.Ident {
	var found *ast.Ident
	c.inspect(func(n ast.Node) {
		if id, ok := n.(*ast.Ident); ok && id.Pos().IsValid() && !c.src.synthetic(id.Pos()) {
			if from := c.src.offset(id.Pos()); from <= offset && offset <= from+len(id.Name) && (found == nil || from == offset) {
				found = id
			}
		}
	})
	return found
}

// objectOf returns what a name means, nil where it means nothing.
func (c *Cell) objectOf(id *ast.Ident) types.Object {
	if v, ok := c.Info.Defs[id].(*types.Var); ok && v.Embedded() && c.Info.Uses[id] != nil {
		return origin(c.Info.Uses[id]) // the type, of which the field has its name
	}
	if obj := c.Info.ObjectOf(id); obj != nil {
		return origin(obj)
	}
	// The variable of a type switch is another one in each case.
	for _, obj := range c.Info.Implicits {
		if obj.Pos() == id.Pos() && obj.Name() == id.Name {
			return obj
		}
	}
	return nil
}
