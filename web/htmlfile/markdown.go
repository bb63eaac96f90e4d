package htmlfile

import (
	"bytes"
	"encoding/json"
	"html"
	"html/template"
	"mime"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// files are pictures inside a text cell: by name, then by MIME type, base64.
type files map[string]map[string]json.RawMessage

func attachments(raw json.RawMessage) files {
	var f files
	if json.Unmarshal(raw, &f) != nil { // another program's: the text is still there to read
		return nil
	}
	return f
}

// url is the picture of this name as an address that holds it.
func (f files) url(name string) (string, bool) {
	for kind, data := range f[name] {
		var base64 string
		if strings.HasPrefix(kind, "image/") && json.Unmarshal(data, &base64) == nil {
			return "data:" + kind + ";base64," + squeeze.Replace(base64), true
		}
	}
	return "", false
}

var squeeze = strings.NewReplacer("\n", "", "\r", "", " ", "")

var markdownReader = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough),
	goldmark.WithParserOptions(
		parser.WithInlineParsers(util.Prioritized(inlineMath{}, 150)),
		parser.WithBlockParsers(util.Prioritized(blockMath{}, 150)),
	),
	goldmark.WithRendererOptions(gmhtml.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(ours{}, 100))), // sanitised afterwards
)

var place = regexp.MustCompile("\uf8f0([0-9]+)\uf8f1")

// markdown is a text cell as HTML that can do no harm. Formulas and code are ours and need no sanitising; they take the places
// that were kept for them once everything else has passed.
func markdown(source string, attached files) template.HTML {
	var kept []string
	source = strings.NewReplacer("\uf8f0", "\ufffd", "\uf8f1", "\ufffd").Replace(source)
	doc := markdownReader.Parser().Parse(newReader(source))
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *mathNode:
			n.place = len(kept)
			kept = append(kept, formulaOrTex(n.tex, n.display))
		case *ast.FencedCodeBlock:
			if string(n.Language([]byte(source))) == "go" {
				n.SetAttributeString("place", len(kept))
				kept = append(kept, string(coloured(string(n.Lines().Value([]byte(source))))))
			}
		case *ast.Image:
			name, err := url.PathUnescape(strings.TrimPrefix(string(n.Destination), "attachment:"))
			if there, ok := attached.url(name); ok && err == nil && strings.HasPrefix(string(n.Destination), "attachment:") {
				n.Destination = []byte(there)
			}
		}
		return ast.WalkContinue, nil
	})
	var b bytes.Buffer
	if err := markdownReader.Renderer().Render(&b, []byte(source), doc); err != nil {
		return template.HTML("<pre>" + html.EscapeString(source) + "</pre>") // escaped
	}
	safe := sanitised.Sanitize(b.String())
	safe = place.ReplaceAllStringFunc(safe, func(found string) string {
		if n, err := strconv.Atoi(place.FindStringSubmatch(found)[1]); err == nil && n < len(kept) {
			return kept[n]
		}
		return ""
	})
	return template.HTML(safe) // sanitised
}

func formulaOrTex(tex string, display bool) string {
	out, err := formula(tex, display)
	if err != nil {
		out = `<code class="tex">` + html.EscapeString(strings.TrimSpace(tex)) + "</code>"
	}
	if display {
		return `<span class="formula" tabindex="0" role="group">` + out + "</span>"
	}
	return out
}

// ours writes what goldmark does not: formulas, and Go code in colours.
type ours struct{}

func (ours) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindMath, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(placeOf(n.(*mathNode).place))
		}
		return ast.WalkContinue, nil
	})
	r.Register(ast.KindFencedCodeBlock, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		text := html.EscapeString(string(n.Lines().Value(source)))
		if at, ok := n.AttributeString("place"); ok {
			text = placeOf(at.(int))
		}
		_, _ = w.WriteString(`<pre tabindex="0"><code>` + text + "</code></pre>\n")
		return ast.WalkSkipChildren, nil
	})
}

func placeOf(n int) string { return "\uf8f0" + strconv.Itoa(n) + "\uf8f1" }

// imageType reads the type of a data: address.
func imageType(opaque string) string {
	kind, _, _ := strings.Cut(opaque, ",")
	kind, _, _ = strings.Cut(kind, ";")
	kind, _, err := mime.ParseMediaType(kind)
	if err != nil {
		return ""
	}
	return kind
}
