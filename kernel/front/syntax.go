package front

import (
	"cmp"
	"fmt"
	"go/scanner"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// go/parser words its errors differently from the Go compiler, and it knows nothing of cells. So where it has found
// errors, a second reader goes over the cell's tokens only to say what is wrong as the compiler would. It builds
// nothing, it is lenient where go/parser is strict, and where it finds nothing go/parser's own words are used.

// syntaxError is an error at the bytes from offset on; end is 0 where it is the end of the word.
type syntaxError struct {
	offset, end int
	message     string
}

// lexeme is a token of a cell.
type lexeme struct {
	tok    token.Token
	text   string
	offset int
	end    int
}

// describe names the token as the compiler does behind "unexpected".
func (l lexeme) describe() string {
	switch {
	case l.tok == token.EOF:
		return "EOF"
	case l.tok == token.SEMICOLON && l.text == "\n":
		return "newline"
	case l.tok == token.SEMICOLON:
		return "semicolon"
	case l.tok == token.IDENT:
		return "name " + l.text
	case l.tok.IsLiteral():
		return "literal " + l.text
	}
	return tokenName(l.tok)
}

func tokenName(tok token.Token) string {
	switch {
	case tok.IsKeyword():
		return "keyword " + tok.String()
	case tok == token.COMMA:
		return "comma"
	case tok == token.SEMICOLON:
		return "semicolon or newline"
	case tok == token.IDENT:
		return "name"
	}
	return tok.String()
}

// syntaxReader is the reader. Its methods are named for what they read.
type syntaxReader struct {
	src    string
	tokens []lexeme
	at     int
	depth  int // brackets open
	// header is true in the head of if, for and switch, where { begins the block and no literal.
	header bool
	errs   []syntaxError
}

// unreadable is what the reader panics with to leave a statement that it cannot read.
type unreadable struct{}

// syntaxErrors lists a cell's syntax errors, at most one for each line.
func syntaxErrors(src string) []syntaxError {
	r := &syntaxReader{src: src}
	r.scan()
	for r.tok() != token.EOF && len(r.errs) < maxErrors {
		r.guard(r.item)
	}
	slices.SortStableFunc(r.errs, func(a, b syntaxError) int { return cmp.Compare(a.offset, b.offset) })
	return r.errs
}

// scan reads the tokens, and takes note of what is no token.
func (r *syntaxReader) scan() {
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(r.src))
	var s scanner.Scanner
	s.Init(file, []byte(r.src), func(pos token.Position, msg string) { r.lexicalError(pos.Offset, msg) }, 0)
	for {
		pos, tok, lit := s.Scan()
		l := lexeme{tok: tok, text: lit, offset: file.Offset(pos)}
		switch {
		case tok == token.SEMICOLON && lit == "\n":
			l.end = l.offset
		case lit != "":
			l.end = tokenEnd(r.src, l.offset, lit)
		case tok != token.EOF:
			l.end = l.offset + len(tok.String())
		}
		if tok != token.ILLEGAL { // told already
			r.tokens = append(r.tokens, l)
		}
		if tok == token.EOF {
			return
		}
	}
}

// lexicalError words an error of go/scanner as the compiler does.
func (r *syntaxReader) lexicalError(offset int, msg string) {
	lineEnd := len(r.src)
	if i := strings.IndexByte(r.src[offset:], '\n'); i >= 0 {
		lineEnd = offset + i
	}
	end := 0
	switch {
	case msg == "string literal not terminated":
		msg, end = "newline in string", lineEnd
		offset = lineEnd
	case msg == "raw string literal not terminated":
		msg = "string not terminated"
	case msg == "rune literal not terminated":
		msg, end = "newline in rune literal", lineEnd
		offset = lineEnd
	case msg == "illegal rune literal" && strings.HasPrefix(r.src[offset:], "''"):
		msg = "empty rune literal or unescaped '"
		offset++
	case msg == "illegal rune literal":
		msg = "more than one character in rune literal"
		if i := strings.IndexByte(r.src[offset+1:lineEnd], '\''); i >= 0 {
			end = offset + 1 + i + 1
		}
	case msg == "unknown escape sequence":
		msg = "unknown escape"
	case msg == "illegal character NUL":
		msg = "invalid NUL character"
	case msg == "illegal UTF-8 encoding":
		msg = "invalid UTF-8 encoding"
	case msg == "illegal byte order mark":
		msg = "invalid BOM in the middle of the file"
	case strings.HasPrefix(msg, "illegal character") && strings.HasSuffix(msg, "in escape sequence"):
		_, char, _ := strings.Cut(strings.TrimSuffix(msg, " in escape sequence"), "'")
		msg = "invalid character '" + char + " in " + r.escape(offset).kind() + " escape"
	case msg == "escape sequence is invalid Unicode code point":
		e := r.escape(offset)
		offset = e.end
		if msg = fmt.Sprintf("escape is invalid Unicode code point %#U", e.value); e.octal {
			msg = fmt.Sprintf("octal escape value %d > 255", e.value)
		}
	case strings.HasPrefix(msg, "illegal character"), strings.HasPrefix(msg, "curly quotation mark"):
		char := []rune(r.src[offset:])[0]
		msg = fmt.Sprintf("invalid character %#U", char)
		if char >= 0x80 {
			msg += " in identifier"
		}
	}
	r.report(syntaxError{offset: offset, end: end, message: msg})
}

// escape is an escape sequence in a literal.
type escape struct {
	octal bool
	value uint64
	end   int // the offset behind it
}

func (e escape) kind() string {
	if e.octal {
		return "octal"
	}
	return "hexadecimal"
}

// escape reads the escape sequence around an offset.
func (r *syntaxReader) escape(offset int) escape {
	start := strings.LastIndexByte(r.src[:min(offset+1, len(r.src))], '\\') + 1
	e := escape{end: start + 3, octal: true}
	base := 8
	if start < len(r.src) && !('0' <= r.src[start] && r.src[start] <= '7') {
		length := map[byte]int{'x': 2, 'u': 4, 'U': 8}[r.src[start]]
		start++
		base, e.octal, e.end = 16, false, start+length
	}
	e.end = min(e.end, len(r.src))
	e.value, _ = strconv.ParseUint(r.src[min(start, e.end):e.end], base, 64) // no digits are told of elsewhere
	return e
}

// report adds an error, if it is the first one of its line.
func (r *syntaxReader) report(e syntaxError) {
	if len(r.errs) > maxErrors {
		return
	}
	for _, other := range r.errs {
		from, to := min(other.offset, e.offset), max(other.offset, e.offset)
		if !strings.Contains(r.src[min(from, len(r.src)):min(to, len(r.src))], "\n") {
			return
		}
	}
	r.errs = append(r.errs, e)
}

func (r *syntaxReader) current() lexeme       { return r.tokens[r.at] }
func (r *syntaxReader) tok() token.Token      { return r.tokens[r.at].tok }
func (r *syntaxReader) next() (l lexeme)      { l = r.current(); r.skip(); return l }
func (r *syntaxReader) ahead() token.Token    { return r.tokens[min(r.at+1, len(r.tokens)-1)].tok }
func (r *syntaxReader) is(t token.Token) bool { return r.tok() == t }

func (r *syntaxReader) skip() {
	switch r.tok() {
	case token.EOF:
		return
	case token.LPAREN, token.LBRACK, token.LBRACE:
		r.depth++
	case token.RPAREN, token.RBRACK, token.RBRACE:
		r.depth--
	}
	r.at++
}

func (r *syntaxReader) got(tok token.Token) bool {
	if r.is(tok) {
		r.skip()
		return true
	}
	return false
}

func (r *syntaxReader) want(tok token.Token) {
	if !r.got(tok) {
		r.unexpected("expected " + tokenName(tok))
	}
}

// unexpected tells that the present token does not belong here, and leaves the statement.
func (r *syntaxReader) unexpected(where string) {
	sep := " "
	if strings.HasPrefix(where, "expected") {
		sep = ", "
	}
	l := r.current()
	r.fail(l.offset, l.end, "syntax error: unexpected "+l.describe()+sep+where)
}

// fail reports an error and leaves the statement.
func (r *syntaxReader) fail(offset, end int, message string) {
	r.report(syntaxError{offset: offset, end: end, message: message})
	panic(unreadable{})
}

// guard reads with read. Where that fails, it goes on behind the statement.
func (r *syntaxReader) guard(read func()) {
	depth, header, start := r.depth, r.header, r.at
	defer func() {
		switch p := recover(); p {
		case nil:
			return
		case unreadable{}:
		default:
			panic(p)
		}
		r.header = header
		for r.tok() != token.EOF && (r.depth > depth || !r.is(token.SEMICOLON) && !r.is(token.RBRACE)) {
			if r.depth <= depth && (r.is(token.RPAREN) || r.is(token.RBRACK)) {
				r.at++ // closes nothing
				continue
			}
			r.skip()
		}
		if r.is(token.SEMICOLON) || r.at == start {
			r.skip()
		}
		r.depth = depth
	}()
	read()
}

// list reads elements until the closing bracket, which it reads too.
func (r *syntaxReader) list(context string, separator, closing token.Token, element func()) {
	for !r.is(token.EOF) && !r.is(closing) {
		element()
		if !r.got(separator) && !r.is(closing) {
			r.unexpected(fmt.Sprintf("in %s; possibly missing %s or %s", context, separators[separator], closing))
		}
	}
	r.want(closing)
}

// separators are the compiler's names in lists.
var separators = map[token.Token]string{token.COMMA: "comma", token.SEMICOLON: "semicolon or newline"}

// item reads one top-level piece of the cell.
func (r *syntaxReader) item() {
	declaration := true
	switch r.tok() {
	case token.IMPORT:
		r.group(r.importSpec)
	case token.FUNC:
		// The call of a function literal is a statement.
		declaration = r.ahead() != token.LPAREN || classify(r.kinds(64)) == DeclItem || !r.literalAhead()
		if declaration {
			r.function()
			break
		}
		r.statement()
	case token.CONST, token.TYPE, token.VAR:
		r.declaration()
	case token.RBRACE:
		l := r.current()
		r.fail(l.offset, l.end, "syntax error: non-declaration statement outside function body")
	default:
		declaration = false
		if !r.statement() {
			r.unexpected("expected }")
		}
	}
	if !r.is(token.EOF) && !r.got(token.SEMICOLON) {
		if declaration {
			r.unexpected("after top level declaration")
		}
		r.unexpected("at end of statement")
	}
}

// kinds returns the tokens from the present one on.
func (r *syntaxReader) kinds(n int) []token.Token {
	var list []token.Token
	for _, l := range r.tokens[r.at:min(r.at+n, len(r.tokens))] {
		list = append(list, l.tok)
	}
	return list
}

// literalAhead says whether func ( ... ) { ... } is followed by a call, as a function literal at a statement's begin is.
func (r *syntaxReader) literalAhead() bool {
	depth, seenBody := 0, false
	for _, l := range r.tokens[r.at:] {
		switch l.tok {
		case token.LPAREN, token.LBRACK, token.LBRACE:
			if depth == 0 && seenBody {
				return l.tok == token.LPAREN
			}
			seenBody = seenBody || depth == 0 && l.tok == token.LBRACE
			depth++
		case token.RPAREN, token.RBRACK, token.RBRACE:
			depth--
		case token.SEMICOLON, token.EOF:
			if depth <= 0 {
				return false
			}
		}
	}
	return false
}

func (r *syntaxReader) declaration() {
	switch r.tok() {
	case token.CONST:
		r.group(func() {
			r.names()
			if !r.is(token.EOF) && !r.is(token.SEMICOLON) && !r.is(token.RPAREN) {
				r.optionalType()
				if r.assigns() {
					r.expressions()
				}
			}
		})
	case token.VAR:
		r.group(func() {
			r.names()
			if r.assigns() {
				r.expressions()
				return
			}
			r.typ()
			if r.assigns() {
				r.expressions()
			}
		})
	case token.TYPE:
		r.group(r.typeSpec)
	}
}

// group reads a keyword and one specification or a group of them.
func (r *syntaxReader) group(spec func()) {
	r.skip()
	if r.got(token.LPAREN) {
		r.list("grouped declaration", token.SEMICOLON, token.RPAREN, spec)
		return
	}
	spec()
}

func (r *syntaxReader) importSpec() {
	if r.is(token.IDENT) || r.is(token.PERIOD) {
		r.skip()
	}
	if !r.got(token.STRING) {
		l := r.current()
		r.fail(l.offset, l.end, "syntax error: missing import path; require quoted string")
	}
}

func (r *syntaxReader) typeSpec() {
	r.want(token.IDENT)
	if r.is(token.LBRACK) && r.typeParametersAhead() {
		r.skip()
		r.parameterList(token.RBRACK)
	}
	r.got(token.ASSIGN)
	if !r.optionalType() {
		r.unexpected("in type declaration")
	}
}

// typeParametersAhead tells [T any] from [n]int and []int.
func (r *syntaxReader) typeParametersAhead() bool {
	kinds := r.kinds(3)
	if len(kinds) < 3 || kinds[1] != token.IDENT {
		return false
	}
	switch kinds[2] {
	case token.IDENT, token.COMMA, token.INTERFACE, token.TILDE, token.LBRACK, token.FUNC, token.MAP, token.CHAN:
		return true
	}
	return false
}

// assigns reads =, for which := is often written.
func (r *syntaxReader) assigns() bool {
	if r.is(token.DEFINE) {
		r.unexpected("expected =")
	}
	return r.got(token.ASSIGN)
}

func (r *syntaxReader) names() {
	r.want(token.IDENT)
	for r.got(token.COMMA) {
		r.want(token.IDENT)
	}
}

// function reads a function or method declaration.
func (r *syntaxReader) function() {
	r.skip()
	receiver := r.got(token.LPAREN)
	if receiver {
		r.parameterList(token.RPAREN)
	}
	if !r.is(token.IDENT) {
		if receiver {
			r.unexpected("expected name")
		}
		r.unexpected("expected name or (")
	}
	r.skip()
	if r.is(token.LBRACK) {
		if receiver {
			l := r.current()
			r.fail(l.offset, l.end, "syntax error: method must have no type parameters")
		}
		r.skip()
		r.parameterList(token.RBRACK)
	}
	r.signature()
	if r.is(token.SEMICOLON) && r.current().text == "\n" && r.ahead() == token.LBRACE {
		r.skip()
		l := r.current()
		r.fail(l.offset, l.end, "syntax error: unexpected semicolon or newline before {")
	}
	if r.is(token.LBRACE) {
		r.body()
	}
}

// signature reads parameters and results.
func (r *syntaxReader) signature() {
	r.want(token.LPAREN)
	r.parameterList(token.RPAREN)
	if r.got(token.LPAREN) {
		r.parameterList(token.RPAREN)
		return
	}
	r.optionalType()
}

// body reads a function's body.
func (r *syntaxReader) body() {
	header := r.header
	r.header = false
	r.want(token.LBRACE)
	r.statements()
	r.want(token.RBRACE)
	r.header = header
}

func (r *syntaxReader) parameterList(closing token.Token) {
	header := r.header
	r.header = false
	r.list("parameter list", token.COMMA, closing, r.parameter)
	r.header = header
}

func (r *syntaxReader) parameter() {
	if r.ellipsis() {
		return
	}
	if !r.is(token.IDENT) {
		r.constraint()
		return
	}
	r.skip()
	switch {
	case r.got(token.PERIOD):
		r.want(token.IDENT)
		r.typeArguments()
	case r.ellipsis():
	case r.is(token.LBRACK):
		r.arrayOrArguments()
	default:
		r.constraint()
	}
	for r.got(token.OR) {
		r.constraint()
	}
}

// ellipsis reads ... and its type, where there is one.
func (r *syntaxReader) ellipsis() bool {
	if !r.is(token.ELLIPSIS) {
		return false
	}
	r.skip()
	if !r.optionalType() {
		l := r.current()
		r.fail(l.offset, l.end, "syntax error: ... is missing type")
	}
	return true
}

// constraint reads a type or a union of types, where there is one.
func (r *syntaxReader) constraint() bool {
	found := false
	for {
		r.got(token.TILDE)
		if !r.optionalType() {
			return found
		}
		found = true
		if !r.got(token.OR) {
			return true
		}
	}
}
