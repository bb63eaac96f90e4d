package front

import "go/token"

// typ reads a type.
func (r *syntaxReader) typ() {
	if !r.optionalType() {
		r.unexpected("expected type")
	}
}

// optionalType reads a type where one begins.
func (r *syntaxReader) optionalType() bool {
	switch r.tok() {
	case token.MUL:
		r.skip()
		r.typ()
	case token.ARROW:
		r.skip()
		r.want(token.CHAN)
		r.element()
	case token.CHAN:
		r.skip()
		r.got(token.ARROW)
		r.element()
	case token.FUNC:
		r.skip()
		r.signature()
	case token.LBRACK:
		r.arrayType()
	case token.MAP:
		r.skip()
		r.want(token.LBRACK)
		r.typ()
		r.want(token.RBRACK)
		r.typ()
	case token.STRUCT:
		r.skip()
		r.want(token.LBRACE)
		r.list("struct type", token.SEMICOLON, token.RBRACE, r.field)
	case token.INTERFACE:
		r.skip()
		r.want(token.LBRACE)
		r.list("interface type", token.SEMICOLON, token.RBRACE, r.interfaceElement)
	case token.IDENT:
		r.skip()
		if r.got(token.PERIOD) {
			r.want(token.IDENT)
		}
		r.typeArguments()
	case token.LPAREN:
		r.skip()
		r.typ()
		r.want(token.RPAREN)
	default:
		return false
	}
	return true
}

// element reads the element type of a channel.
func (r *syntaxReader) element() {
	if !r.optionalType() {
		l := r.current()
		r.fail(l.offset, l.end, "syntax error: missing channel element type")
	}
}

func (r *syntaxReader) arrayType() {
	r.want(token.LBRACK)
	switch {
	case r.got(token.RBRACK):
	case r.got(token.ELLIPSIS):
		r.want(token.RBRACK)
	default:
		r.bracketed(r.expression)
		r.want(token.RBRACK)
	}
	r.typ()
}

// bracketed reads something between brackets, where { begins a literal also in a header.
func (r *syntaxReader) bracketed(read func()) {
	header := r.header
	r.header = false
	read()
	r.header = header
}

func (r *syntaxReader) typeArguments() {
	if r.got(token.LBRACK) {
		r.list("type argument list", token.COMMA, token.RBRACK, r.typ)
	}
}

// arrayOrArguments reads what follows a parameter's first name: [] and a type, [n] and a type, or type arguments.
func (r *syntaxReader) arrayOrArguments() {
	r.skip()
	if r.got(token.RBRACK) {
		r.typ()
		return
	}
	r.got(token.ELLIPSIS)
	r.list("type argument list", token.COMMA, token.RBRACK, func() { r.bracketed(r.expression) })
	r.optionalType()
}

// field reads a field of a struct.
func (r *syntaxReader) field() {
	switch r.tok() {
	case token.IDENT:
		r.skip()
		switch r.tok() {
		case token.PERIOD: // embedded
			r.skip()
			r.want(token.IDENT)
			r.typeArguments()
		case token.SEMICOLON, token.RBRACE, token.STRING: // embedded
		case token.LBRACK:
			r.arrayOrArguments()
		case token.COMMA:
			r.skip()
			r.names()
			r.typ()
		default:
			r.typ()
		}
	case token.MUL:
		r.typ()
	default:
		r.unexpected("expected field name or embedded type")
	}
	r.got(token.STRING)
}

// interfaceElement reads a method or an embedded element.
func (r *syntaxReader) interfaceElement() {
	if r.is(token.IDENT) && r.ahead() == token.LPAREN {
		r.skip()
		r.signature()
		return
	}
	if !r.constraint() {
		r.unexpected("expected method or embedded element")
	}
}
