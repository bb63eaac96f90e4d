package front

import (
	"go/token"
	"strings"
)

// statements reads statements until something that begins none.
func (r *syntaxReader) statements() {
	for more := true; more && !r.is(token.EOF) && !r.is(token.RBRACE) && !r.is(token.CASE) && !r.is(token.DEFAULT); {
		r.guard(func() {
			if more = r.statement(); !more {
				return
			}
			if !r.got(token.SEMICOLON) && !r.is(token.RBRACE) {
				r.unexpected("at end of statement")
			}
		})
	}
}

// statement reads a statement; false where none begins.
func (r *syntaxReader) statement() bool {
	switch r.tok() {
	case token.SEMICOLON: // empty
	case token.IDENT:
		if r.ahead() == token.COLON {
			r.labeled()
			return true
		}
		r.simple(token.ILLEGAL)
	case token.CONST, token.TYPE, token.VAR:
		r.declaration()
	case token.LBRACE:
		r.body()
	case token.FOR:
		r.skip()
		r.head(token.FOR)
		r.block("for clause")
	case token.IF:
		r.ifStatement()
	case token.SWITCH:
		r.skip()
		r.head(token.SWITCH)
		r.clauses("switch clause", func() { r.expressions() })
	case token.SELECT:
		r.skip()
		r.clauses("select clause", func() { r.simple(token.ILLEGAL) })
	case token.BREAK, token.CONTINUE:
		r.skip()
		r.got(token.IDENT)
	case token.FALLTHROUGH:
		r.skip()
	case token.GOTO:
		r.skip()
		r.want(token.IDENT)
	case token.GO, token.DEFER:
		r.call()
	case token.RETURN:
		r.skip()
		if !r.is(token.SEMICOLON) && !r.is(token.RBRACE) {
			r.expressions()
		}
	case token.INT, token.FLOAT, token.IMAG, token.CHAR, token.STRING, token.FUNC, token.LPAREN, token.LBRACK, token.STRUCT,
		token.MAP, token.CHAN, token.INTERFACE, token.ARROW, token.MUL, token.ADD, token.SUB, token.AND, token.XOR, token.NOT, token.TILDE:
		r.simple(token.ILLEGAL)
	default:
		return false
	}
	return true
}

func (r *syntaxReader) labeled() {
	r.skip()
	colon := r.next()
	if r.is(token.RBRACE) {
		return
	}
	if !r.statement() {
		r.fail(colon.offset, colon.end, "syntax error: missing statement after label")
	}
}

// simple reads an expression, assignment, send or increment; ranges only behind for. It returns the place of an
// assignment's operator, -1 where it is none.
func (r *syntaxReader) simple(keyword token.Token) (operator int, define, ranges bool) {
	if keyword == token.FOR && r.is(token.RANGE) {
		r.skip()
		r.expression()
		return -1, false, true
	}
	several := r.expressions()
	l := r.current()
	switch {
	case l.tok == token.ASSIGN, l.tok == token.DEFINE:
		r.skip()
		if keyword == token.FOR && r.got(token.RANGE) {
			r.expression()
			return -1, false, true
		}
		r.expressions()
		return l.offset, l.tok == token.DEFINE, false
	case several:
		r.unexpected("expected := or = or comma")
	case l.tok == token.INC, l.tok == token.DEC:
		r.skip()
	case l.tok >= token.ADD_ASSIGN && l.tok <= token.AND_NOT_ASSIGN:
		r.skip()
		r.expression()
		return l.offset, false, false
	case l.tok == token.ARROW:
		r.skip()
		r.expression()
	}
	return -1, false, false
}

// call reads go and defer.
func (r *syntaxReader) call() {
	keyword := r.next()
	start := r.current()
	r.primary()
	last := r.tokens[r.at-1]
	if last.tok != token.RPAREN || start.tok == token.LPAREN && r.closesFirst(start) {
		r.fail(start.offset, last.end, "expression in "+keyword.tok.String()+" must be function call")
	}
}

// closesFirst says whether the bracket before the present token is the partner of the one at the beginning of the
// expression: (f()) is no call.
func (r *syntaxReader) closesFirst(start lexeme) bool {
	depth := 0
	for i := r.at - 1; i >= 0; i-- {
		switch r.tokens[i].tok {
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth++
		case token.LPAREN, token.LBRACK, token.LBRACE:
			depth--
		}
		if depth == 0 {
			return r.tokens[i].offset == start.offset
		}
	}
	return false
}

func (r *syntaxReader) ifStatement() {
	r.skip()
	r.head(token.IF)
	r.block("if clause")
	if !r.got(token.ELSE) {
		return
	}
	switch r.tok() {
	case token.IF:
		r.ifStatement()
	case token.LBRACE:
		r.body()
	default:
		l := r.current()
		r.fail(l.offset, l.end, "syntax error: else must be followed by if or statement block")
	}
}

func (r *syntaxReader) block(context string) {
	if !r.is(token.LBRACE) {
		r.unexpected("expected { after " + context)
	}
	r.body()
}

// head reads what stands between a keyword and its block.
func (r *syntaxReader) head(keyword token.Token) {
	header := r.header
	r.header = true
	defer func() { r.header = header }()
	if r.is(token.LBRACE) {
		if keyword == token.IF {
			r.missingCondition()
		}
		return
	}
	start := r.current()
	operator, define, ranges := -1, false, false
	if !r.is(token.SEMICOLON) {
		if r.is(token.VAR) {
			l := r.current()
			r.fail(l.offset, l.end, "syntax error: var declaration not allowed in "+keyword.String()+" initializer")
		}
		if operator, define, ranges = r.simple(keyword); ranges {
			return
		}
	}
	end := r.tokens[r.at-1].end
	if !r.is(token.SEMICOLON) {
		if !r.is(token.LBRACE) {
			r.unexpected("expected {")
		}
		r.condition(start.offset, end, operator, define)
		return
	}
	semicolon := r.next()
	if keyword == token.FOR {
		if !r.is(token.SEMICOLON) {
			if r.is(token.LBRACE) {
				if semicolon.text == "\n" {
					r.fail(semicolon.offset, semicolon.end, "syntax error: unexpected newline, expected { after for clause")
				}
				r.unexpected("expected for loop condition")
			}
			r.simple(token.ILLEGAL)
		}
		r.want(token.SEMICOLON)
		if !r.is(token.LBRACE) {
			start, at := r.current(), 0
			if at, define, _ = r.simple(token.ILLEGAL); define {
				r.fail(start.offset, at, "syntax error: cannot declare in post statement of for loop")
			}
		}
		return
	}
	if r.is(token.LBRACE) {
		switch {
		case keyword != token.IF:
		case semicolon.text == "\n":
			r.fail(semicolon.offset, semicolon.end, "syntax error: unexpected newline, expected { after if clause")
		default:
			r.missingCondition()
		}
		return
	}
	start = r.current()
	operator, define, _ = r.simple(keyword)
	r.condition(start.offset, r.tokens[r.at-1].end, operator, define)
}

func (r *syntaxReader) missingCondition() {
	l := r.current()
	r.fail(l.offset, l.end, "syntax error: missing condition in if statement")
}

// condition refuses an assignment where a value is wanted. The guard x := y.(type) is for go/parser to judge.
func (r *syntaxReader) condition(start, end, operator int, define bool) {
	text := strings.Join(strings.Fields(r.src[start:end]), " ")
	if operator < 0 || define && strings.HasSuffix(text, ".(type)") {
		return
	}
	if !define {
		text = "assignment " + text
	}
	r.fail(operator, end, "syntax error: cannot use "+text+" as value")
}

// clauses reads the cases of switch and select.
func (r *syntaxReader) clauses(context string, head func()) {
	if !r.is(token.LBRACE) {
		l := r.current()
		r.fail(l.offset, l.end, "syntax error: missing { after "+context)
	}
	header := r.header
	r.header = false
	r.skip()
	for !r.is(token.EOF) && !r.is(token.RBRACE) {
		switch r.tok() {
		case token.CASE:
			r.skip()
			head()
		case token.DEFAULT:
			r.skip()
		default:
			r.unexpected("expected case or default or }")
		}
		r.want(token.COLON)
		r.statements()
	}
	r.want(token.RBRACE)
	r.header = header
}
