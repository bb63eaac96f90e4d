package htmlfile

import (
	"html"
	"html/template"
	"regexp"
	"strconv"
	"strings"
)

var escapes = regexp.MustCompile("\x1b(?:\\[([0-9;]*)([A-Za-z])|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|.?)")

// terminal is printed text as a terminal leaves it: \r begins a line anew, and of the colours those remain that have names.
func terminal(text string) template.HTML {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if strings.Contains(text, "\r") {
		lines := strings.Split(text, "\n")
		for i, line := range lines {
			lines[i] = line[strings.LastIndexByte(strings.TrimRight(line, "\r"), '\r')+1:]
		}
		text = strings.ReplaceAll(strings.Join(lines, "\n"), "\r", "")
	}
	if !strings.Contains(text, "\x1b") {
		return template.HTML(html.EscapeString(text)) // escaped
	}
	var b strings.Builder
	var s sgr
	at := 0
	write := func(piece string) {
		if piece == "" {
			return
		}
		if class := s.class(); class != "" {
			b.WriteString(`<span class="` + class + `">` + html.EscapeString(piece) + "</span>")
			return
		}
		b.WriteString(html.EscapeString(piece))
	}
	for _, m := range escapes.FindAllStringSubmatchIndex(text, -1) {
		write(text[at:m[0]])
		at = m[1]
		if m[4] >= 0 && text[m[4]:m[5]] == "m" {
			s.apply(text[m[2]:m[3]])
		}
	}
	write(text[at:])
	return template.HTML(b.String()) // escaped piece by piece
}

// sgr is how a terminal writes now.
type sgr struct {
	bold, italic, underlined bool
	colour                   int // 1 to 8; 0: none
}

func (s *sgr) apply(codes string) {
	all := strings.Split(codes, ";")
	for i := 0; i < len(all); i++ {
		n, _ := strconv.Atoi(all[i])
		switch {
		case n == 0:
			*s = sgr{}
		case n == 1:
			s.bold = true
		case n == 3:
			s.italic = true
		case n == 4:
			s.underlined = true
		case n == 22:
			s.bold = false
		case n == 23:
			s.italic = false
		case n == 24:
			s.underlined = false
		case n >= 30 && n <= 37:
			s.colour = n - 30 + 1
		case n >= 90 && n <= 97:
			s.colour = n - 90 + 1
		case n == 39:
			s.colour = 0
		case (n == 38 || n == 48) && i+1 < len(all): // 5;N or 2;R;G;B: a colour without a name
			if all[i+1] == "5" {
				i += 2
			} else {
				i += 4
			}
		}
	}
}

func (s *sgr) class() string {
	var classes []string
	if s.bold {
		classes = append(classes, "bold")
	}
	if s.italic {
		classes = append(classes, "italic")
	}
	if s.underlined {
		classes = append(classes, "underlined")
	}
	if s.colour > 0 {
		classes = append(classes, "ansi-"+strconv.Itoa(s.colour-1))
	}
	return strings.Join(classes, " ")
}
