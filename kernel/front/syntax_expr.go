package front

import "go/token"

// expressions reads a list of expressions and says whether there are several.
func (r *syntaxReader) expressions() (several bool) {
	r.expression()
	for r.got(token.COMMA) {
		several = true
		r.expression()
	}
	return several
}

// expression reads operands and the operators between them. What binds how is of no matter here.
func (r *syntaxReader) expression() {
	r.unary()
	for r.tok().Precedence() > token.LowestPrec {
		r.skip()
		r.unary()
	}
}

func (r *syntaxReader) unary() {
	for {
		switch r.tok() {
		case token.MUL, token.ADD, token.SUB, token.NOT, token.XOR, token.AND, token.TILDE, token.ARROW:
			r.skip()
			continue
		}
		r.primary()
		return
	}
}

// primary reads an operand with its selectors, indices, calls and literal values.
func (r *syntaxReader) primary() {
	literal := r.operand() // whether { may begin its values
	for {
		switch r.tok() {
		case token.PERIOD:
			r.skip()
			switch {
			case r.got(token.IDENT):
			case r.got(token.LPAREN):
				if !r.got(token.TYPE) {
					r.typ()
				}
				r.want(token.RPAREN)
				literal = never
			default:
				r.unexpected("expected name or (")
			}
		case token.LBRACK:
			r.skip()
			r.bracketed(r.index)
		case token.LPAREN:
			r.skip()
			r.bracketed(func() {
				r.list("argument list", token.COMMA, token.RPAREN, func() {
					r.expression()
					r.got(token.ELLIPSIS)
				})
			})
			literal = never
		case token.LBRACE:
			if literal == never || literal == outsideHeaders && r.header {
				return
			}
			r.values()
			literal = never
		default:
			return
		}
	}
}

// literalness says whether an operand may be the type of a composite literal.
type literalness int

const (
	never          literalness = iota
	outsideHeaders             // a name: in a header { begins the block
	always                     // a written type
)

func (r *syntaxReader) operand() literalness {
	switch r.tok() {
	case token.INT, token.FLOAT, token.IMAG, token.CHAR, token.STRING:
		r.skip()
		return never
	case token.IDENT:
		r.skip()
		return outsideHeaders
	case token.LPAREN:
		r.skip()
		r.bracketed(r.expression)
		r.want(token.RPAREN)
		return never
	case token.FUNC:
		r.skip()
		r.signature()
		if r.is(token.LBRACE) {
			r.body()
		}
		return never
	case token.LBRACK, token.STRUCT, token.MAP:
		r.optionalType()
		return always
	case token.CHAN, token.INTERFACE:
		r.optionalType()
		return never
	}
	r.unexpected("expected expression")
	return never
}

// index reads an index, type arguments, or the bounds of a slice, behind [.
func (r *syntaxReader) index() {
	if r.is(token.RBRACK) {
		r.unexpected("expected operand")
	}
	if !r.is(token.COLON) {
		r.expression()
		for r.got(token.COMMA) {
			if r.is(token.RBRACK) {
				break
			}
			r.expression()
		}
	}
	if r.got(token.RBRACK) {
		return
	}
	if !r.is(token.COLON) {
		r.unexpected("expected comma, : or ]")
	}
	r.skip()
	if !r.is(token.COLON) && !r.is(token.RBRACK) {
		r.expression()
	} else if r.is(token.COLON) {
		l := r.current()
		r.fail(l.offset, l.end, "middle index required in 3-index slice")
	}
	if r.got(token.COLON) {
		if r.is(token.RBRACK) {
			l := r.current()
			r.fail(l.offset, l.end, "final index required in 3-index slice")
		}
		r.expression()
	}
	r.want(token.RBRACK)
}

// values reads the elements of a composite literal.
func (r *syntaxReader) values() {
	r.skip()
	r.bracketed(func() {
		r.list("composite literal", token.COMMA, token.RBRACE, func() {
			r.value()
			if r.got(token.COLON) {
				r.value()
			}
		})
	})
}

func (r *syntaxReader) value() {
	if r.is(token.LBRACE) {
		r.values()
		return
	}
	r.expression()
}
