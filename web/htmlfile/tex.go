package htmlfile

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// formula is TeX as MathML, which browsers draw without a script. It knows what notebooks write: letters and their alphabets,
// indices, fractions, roots, accents, fences, sums, matrices and cases. What it does not know, it says: the reader then sees the
// TeX itself, which is better than half a formula. There is no well-kept library in Go that does this without a script engine.
func formula(tex string, display bool) (string, error) {
	p := &texReader{text: tex, display: display}
	body, err := p.row(func() bool { return p.at >= len(p.text) })
	if err != nil {
		return "", err
	}
	kind := ""
	if display {
		kind = ` display="block"`
	}
	return fmt.Sprintf(`<math%s><semantics>%s<annotation encoding="application/x-tex">%s</annotation></semantics></math>`, kind, body, html.EscapeString(tex)), nil
}

// texReader reads a formula from left to right.
type texReader struct {
	text    string
	at      int
	depth   int
	display bool
}

// maxTexDepth is more than people nest, and less than what a stack holds.
const maxTexDepth = 100

func (p *texReader) space() {
	for p.at < len(p.text) {
		switch p.text[p.at] {
		case ' ', '\t', '\n', '\r':
			p.at++
		case '%':
			if end := strings.IndexByte(p.text[p.at:], '\n'); end >= 0 {
				p.at += end
			} else {
				p.at = len(p.text)
			}
		default:
			return
		}
	}
}

func (p *texReader) take(prefix string) bool {
	p.space()
	if !strings.HasPrefix(p.text[p.at:], prefix) {
		return false
	}
	p.at += len(prefix)
	return true
}

// row reads until done and puts what it read into one element.
func (p *texReader) row(done func() bool) (string, error) {
	var b strings.Builder
	for {
		p.space()
		if done() {
			return "<mrow>" + b.String() + "</mrow>", nil
		}
		if p.at >= len(p.text) {
			return "", fmt.Errorf("the formula ends too early")
		}
		one, err := p.scripted()
		if err != nil {
			return "", err
		}
		b.WriteString(one)
	}
}

// scripted reads an atom with what stands below and above it.
func (p *texReader) scripted() (string, error) {
	p.space()
	base, limits := "<mrow></mrow>", false
	if c := p.text[p.at]; c != '^' && c != '_' {
		var err error
		if base, limits, err = p.atom(); err != nil {
			return "", err
		}
	}
	var below, above string
	for {
		p.space()
		var err error
		switch {
		case p.take(`\limits`):
			limits = true
		case p.take(`\nolimits`):
			limits = false
		case below == "" && p.take("_"):
			below, err = p.argument()
		case above == "" && p.take("^"):
			above, err = p.argument()
		case above == "" && p.take("'"):
			above = "<mo>′</mo>"
			for p.take("'") {
				above += "<mo>′</mo>"
			}
			above = "<mrow>" + above + "</mrow>"
		default:
			return joined(base, below, above, limits && p.display), nil
		}
		if err != nil {
			return "", err
		}
	}
}

func joined(base, below, above string, limits bool) string {
	tag := map[bool][3]string{false: {"msub", "msup", "msubsup"}, true: {"munder", "mover", "munderover"}}[limits]
	switch {
	case below != "" && above != "":
		return "<" + tag[2] + ">" + base + below + above + "</" + tag[2] + ">"
	case below != "":
		return "<" + tag[0] + ">" + base + below + "</" + tag[0] + ">"
	case above != "":
		return "<" + tag[1] + ">" + base + above + "</" + tag[1] + ">"
	}
	return base
}

// argument reads a group in braces or a single atom.
func (p *texReader) argument() (string, error) {
	p.space()
	if p.at >= len(p.text) {
		return "", fmt.Errorf("the formula ends where something must follow")
	}
	if c := p.text[p.at]; c >= '0' && c <= '9' { // \frac12 is a half
		p.at++
		return "<mn>" + string(c) + "</mn>", nil
	}
	one, _, err := p.atom()
	return one, err
}

// atom reads one thing; limits is true where indices of a displayed formula stand below and above it.
func (p *texReader) atom() (element string, limits bool, err error) {
	if p.depth++; p.depth > maxTexDepth {
		return "", false, fmt.Errorf("the formula is nested more than %d deep", maxTexDepth)
	}
	defer func() { p.depth-- }()
	r, size := utf8.DecodeRuneInString(p.text[p.at:])
	switch {
	case r == '\\':
		return p.command()
	case r == '{':
		p.at++
		element, err = p.row(func() bool { return p.take("}") })
		return element, false, err
	case r == '}' || r == '^' || r == '_' || r == '&' || r == '#' || r == '$':
		return "", false, fmt.Errorf("%q does not belong here", r)
	case unicode.IsDigit(r):
		start := p.at
		for p.at < len(p.text) && (unicode.IsDigit(rune(p.text[p.at])) || p.text[p.at] == '.' && p.at+1 < len(p.text) && unicode.IsDigit(rune(p.text[p.at+1]))) {
			p.at++
		}
		if p.at == start {
			p.at += size
		}
		return "<mn>" + p.text[start:p.at] + "</mn>", false, nil
	case unicode.IsLetter(r):
		p.at += size
		return "<mi>" + html.EscapeString(string(r)) + "</mi>", false, nil
	case r == '~':
		p.at++
		return space("0.333em"), false, nil
	}
	p.at += size
	switch r {
	case '-':
		r = '−'
	case '*':
		r = '∗'
	case '(', ')', '[', ']', '|':
		return `<mo stretchy="false">` + string(r) + "</mo>", false, nil
	}
	return "<mo>" + html.EscapeString(string(r)) + "</mo>", false, nil
}

func space(width string) string { return `<mspace width="` + width + `"></mspace>` }

// name reads the name of a command behind its backslash: letters, or one other character.
func (p *texReader) name() string {
	p.at++
	start := p.at
	for p.at < len(p.text) && (p.text[p.at]|0x20 >= 'a' && p.text[p.at]|0x20 <= 'z') {
		p.at++
	}
	if p.at == start && p.at < len(p.text) {
		_, size := utf8.DecodeRuneInString(p.text[p.at:])
		p.at += size
	}
	name := p.text[start:p.at]
	if name == "operatorname" {
		p.take("*")
	}
	return name
}

func (p *texReader) command() (element string, limits bool, err error) {
	name := p.name()
	if e, ok := texSymbols[name]; ok {
		return e, false, nil
	}
	if e, ok := texLarge[name]; ok {
		return e, !strings.Contains(name, "int"), nil
	}
	if width, ok := texSpaces[name]; ok {
		return space(width), false, nil
	}
	if accent, ok := texAccents[name]; ok {
		element, err = p.argument()
		if err == nil {
			element = fmt.Sprintf(accent, element)
		}
		return element, false, err
	}
	if alphabet, ok := texAlphabets[name]; ok {
		text, err := p.plain()
		if err != nil {
			return "", false, err
		}
		return "<mi>" + html.EscapeString(strings.Map(alphabet, text)) + "</mi>", false, nil
	}
	switch name {
	case "frac", "dfrac", "tfrac", "binom":
		above, err := p.argument()
		if err != nil {
			return "", false, err
		}
		below, err := p.argument()
		if err != nil {
			return "", false, err
		}
		if name == "binom" {
			return `<mrow><mo>(</mo><mfrac linethickness="0">` + above + below + "</mfrac><mo>)</mo></mrow>", false, nil
		}
		return "<mfrac>" + above + below + "</mfrac>", false, nil
	case "sqrt":
		var degree string
		if p.take("[") {
			if degree, err = p.row(func() bool { return p.take("]") }); err != nil {
				return "", false, err
			}
		}
		inside, err := p.argument()
		switch {
		case err != nil:
			return "", false, err
		case degree != "":
			return "<mroot>" + inside + degree + "</mroot>", false, nil
		}
		return "<msqrt>" + inside + "</msqrt>", false, nil
	case "text", "textrm", "mbox":
		text, err := p.plain()
		return "<mtext>" + html.EscapeString(strings.ReplaceAll(text, " ", "\u00a0")) + "</mtext>", false, err
	case "mathrm", "operatorname":
		text, err := p.plain()
		return `<mi mathvariant="normal">` + html.EscapeString(text) + "</mi>", strings.HasPrefix(text, "arg"), err
	case "left":
		element, err = p.fenced()
		return element, false, err
	case "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr":
		d, err := p.delimiter()
		return "<mo>" + d + "</mo>", false, err
	case "begin":
		element, err = p.environment()
		return element, false, err
	case "displaystyle", "textstyle":
		return "", false, nil
	}
	return "", false, fmt.Errorf(`\%s is not known here`, name)
}

// plain reads a group of letters, not a formula.
func (p *texReader) plain() (string, error) {
	if !p.take("{") {
		p.space()
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		if size == 0 || r == '\\' {
			return "", fmt.Errorf("letters must follow here")
		}
		p.at += size
		return string(r), nil
	}
	text, rest, ok := strings.Cut(p.text[p.at:], "}")
	if !ok || strings.ContainsAny(text, `\{$^_`) {
		return "", fmt.Errorf("letters must stand in these braces")
	}
	p.at = len(p.text) - len(rest)
	return text, nil
}

// delimiter reads what stands behind \left, \right and \big.
func (p *texReader) delimiter() (string, error) {
	p.space()
	if p.at >= len(p.text) {
		return "", fmt.Errorf("a bracket must follow here")
	}
	if p.text[p.at] != '\\' {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		p.at += size
		if r == '.' {
			return "", nil
		}
		return html.EscapeString(string(r)), nil
	}
	name := p.name()
	if d, ok := texDelimiters[name]; ok {
		return d, nil
	}
	return "", fmt.Errorf(`\%s is no bracket`, name)
}

func (p *texReader) fenced() (string, error) {
	open, err := p.delimiter()
	if err != nil {
		return "", err
	}
	inside, err := p.row(func() bool { return p.take(`\right`) })
	if err != nil {
		return "", err
	}
	shut, err := p.delimiter()
	if err != nil {
		return "", err
	}
	return `<mrow><mo fence="true" stretchy="true">` + open + "</mo>" + inside + `<mo fence="true" stretchy="true">` + shut + "</mo></mrow>", nil
}

// environment reads rows and columns: matrices, cases, aligned equations.
func (p *texReader) environment() (string, error) {
	name, err := p.plain()
	if err != nil {
		return "", err
	}
	fences, ok := texEnvironments[strings.TrimSuffix(name, "*")]
	if !ok {
		return "", fmt.Errorf(`\begin{%s} is not known here`, name)
	}
	end := `\end{` + name + `}`
	var b strings.Builder
	b.WriteString("<mtr>")
	for ended := false; !ended; {
		var by string
		cell, err := p.row(func() bool {
			for _, by = range []string{end, `\\`, "&"} {
				if p.take(by) {
					return true
				}
			}
			return false
		})
		if err != nil {
			return "", err
		}
		b.WriteString("<mtd>" + cell + "</mtd>")
		switch by {
		case end:
			ended = true
		case `\\`:
			b.WriteString("</mtr><mtr>")
		}
	}
	return "<mrow>" + fences.open + `<mtable class="` + fences.class + `">` + b.String() + "</mtr></mtable>" + fences.shut + "</mrow>", nil
}
