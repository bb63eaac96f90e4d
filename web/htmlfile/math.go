package htmlfile

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Mathematics stands between dollars, by the rules of the page (web/app/src/markdown/math.ts): an opening $ has no space after
// it, a closing one none before it and no digit behind it, so that "$5 and $10" stays money.

var kindMath = ast.NewNodeKind("Math")

// mathNode is a formula in a line or in lines of its own.
type mathNode struct {
	ast.BaseBlock
	tex     string
	display bool
	inline  bool
	place   int
}

func (*mathNode) Kind() ast.NodeKind { return kindMath }
func (n *mathNode) Type() ast.NodeType {
	if n.inline {
		return ast.TypeInline
	}
	return ast.TypeBlock
}
func (n *mathNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"tex": n.tex}, nil)
}

// IsRaw keeps goldmark from reading a formula as Markdown.
func (*mathNode) IsRaw() bool { return true }

func newReader(source string) text.Reader { return text.NewReader([]byte(source)) }

// longestFormula in a line, in bytes: a text that is all dollars must not be read to its end for each of them.
const longestFormula = 10_000

type inlineMath struct{}

func (inlineMath) Trigger() []byte { return []byte{'$'} }

func (inlineMath) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	// A formula may go over lines.
	line, segment := block.Position()
	var rest bytes.Buffer
	for rest.Len() < longestFormula {
		piece, _ := block.PeekLine()
		if piece == nil {
			break
		}
		rest.Write(piece)
		block.AdvanceLine()
	}
	block.SetPosition(line, segment)
	tex, length, display := mathAt(rest.String())
	if length == 0 {
		return nil
	}
	block.Advance(0)
	for left := length; left > 0; {
		piece, _ := block.PeekLine()
		if piece == nil {
			break
		}
		if left < len(piece) {
			block.Advance(left)
			break
		}
		left -= len(piece)
		block.AdvanceLine()
	}
	return &mathNode{tex: tex, display: display, inline: true}
}

// mathAt reads the formula at the beginning of a text; length is 0 where there is none.
func mathAt(s string) (tex string, length int, display bool) {
	mark := "$"
	if strings.HasPrefix(s, "$$") {
		mark, display = "$$", true
	}
	body := s[len(mark):]
	if !display && (body == "" || unicode.IsSpace(rune(body[0]))) {
		return "", 0, false
	}
	for at := 0; ; at++ {
		found := strings.Index(body[at:], mark)
		if found < 0 {
			return "", 0, false
		}
		at += found
		if at == 0 {
			return "", 0, false
		}
		behind := body[at+len(mark):]
		switch {
		case (at-len(strings.TrimRight(body[:at], `\`)))%2 == 1: // \$
		case !display && (unicode.IsSpace(rune(body[at-1])) || behind != "" && behind[0] >= '0' && behind[0] <= '9'):
		default:
			return body[:at], len(mark) + at + len(mark), display
		}
	}
}

type blockMath struct{}

func (blockMath) Trigger() []byte                             { return []byte{'$'} }
func (blockMath) CanInterruptParagraph() bool                 { return true }
func (blockMath) CanAcceptIndentedLine() bool                 { return false }
func (blockMath) Close(ast.Node, text.Reader, parser.Context) {}

func (blockMath) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	first := strings.TrimSpace(string(line))
	opening, ok := strings.CutPrefix(first, "$$")
	if !ok {
		return nil, parser.NoChildren
	}
	if inside, ok := strings.CutSuffix(opening, "$$"); ok && inside != "" && !strings.Contains(inside, "$$") {
		reader.AdvanceToEOL()
		return &mathNode{tex: inside, display: true, place: -1}, parser.NoChildren
	}
	if strings.Contains(opening, "$$") {
		return nil, parser.NoChildren
	}
	// A formula that nothing ends is a text.
	at, segment := reader.Position()
	defer reader.SetPosition(at, segment)
	lines := []string{opening}
	for {
		reader.AdvanceLine()
		next, _ := reader.PeekLine()
		if next == nil {
			return nil, parser.NoChildren
		}
		text := strings.TrimRight(string(next), " \t\r\n")
		if end, ok := strings.CutSuffix(text, "$$"); ok {
			return &mathNode{tex: strings.Join(append(lines, end), "\n"), display: true, place: len(lines)}, parser.NoChildren
		}
		lines = append(lines, text)
	}
}

// Continue takes the lines that Open has looked at; place counts them until the node gets its place.
func (blockMath) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*mathNode)
	if n.place <= 0 {
		return parser.Close
	}
	n.place--
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}
