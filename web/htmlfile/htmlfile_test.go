package htmlfile

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"lab/kernel/wire"
	"lab/notebook"
)

func write(t *testing.T, cells ...notebook.Cell) string {
	t.Helper()
	doc := notebook.New("A & B")
	doc.Cells = cells
	out, err := Write(doc)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func textCell(source string) notebook.Cell { return notebook.NewCell("t", notebook.Markdown, source) }

func code(outputs ...notebook.Output) notebook.Cell {
	c := notebook.NewCell("c", notebook.Code, "x := \"<b>\" // one\nfunc F() int { return 1 }")
	c.Outputs = outputs
	return c
}

func shown(byType map[string]string) notebook.Output {
	return notebook.Output{Kind: notebook.DisplayOutput, Data: wire.NewBundle(byType)}
}

func TestTexts(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"heading", "# One *two*", "<h1>One <em>two</em></h1>"},
		{"table", "| a |\n|---|\n| 1 |", "<td>1</td>"},
		{"go in a fence", "```go\nx := 1 // one\n```", `<span class="tok-comment">// one</span>`},
		{"another language in a fence", "```sh\nls <x>\n```", "ls &lt;x&gt;"},
		{"formula in a line", "so $x_1^2$ is", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"},
		{"formula of its own", "$$\n\\frac{a}{b}\n$$\n\nafter", "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>"},
		{"after a formula", "$$\na\n$$\nafter", "<p>after</p>"},
		{"formula on one line", "$$a$$", `<math display="block">`},
		{"formula over two lines", "so $a +\nb$ is", "<mi>b</mi>"},
		{"formula in a list", "- $a_1$ and *so*", "<msub><mi>a</mi><mn>1</mn></msub>"},
		{"money", "$5 and $10", "<p>$5 and $10</p>"},
		{"an open formula", "$$\na", "$$"},
		{"unknown TeX", `see $\oddity{x}$`, `<code class="tex">\oddity{x}</code>`},
		{"bold letters", `$\mathbf{w}$`, "<mi>𝐰</mi>"},
		{"fences", `$\left(\frac12\right]$`, `<mo fence="true" stretchy="true">(</mo>`},
		{"matrix", `$\begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}$`, "<mtr><mtd><mrow><mn>3</mn></mrow></mtd>"},
		{"attachment", "![a](attachment:p.png)", `src="data:image/png;base64,aGk="`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := textCell(test.source)
			c.Attachments = json.RawMessage(`{"p.png":{"image/png":"aG\nk="}}`)
			if out := write(t, c); !strings.Contains(out, test.want) {
				t.Errorf("%q became\n%s\nwithout %s", test.source, out[strings.Index(out, "<main>"):], test.want)
			}
		})
	}
}

// What a stranger writes into a notebook neither runs nor loads anything in the file.
func TestNothingRunsOrLoads(t *testing.T) {
	evil := `<script>alert(1)</script><img src="https://evil.example/x.png" onerror="alert(1)"><iframe src="https://evil.example"></iframe>` +
		`<style>@import "https://evil.example"</style><a href="javascript:alert(1)">a</a><svg onload="alert(1)"></svg><form action="https://evil.example"></form>` +
		`<p style="background:url(https://evil.example)" onclick="alert(1)">p</p><link rel="stylesheet" href="https://evil.example"><object data="x"></object>` +
		`<img src="data:text/html;base64,PHNjcmlwdD4="><base href="https://evil.example"><math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>`
	tex := `$\text{<script>alert(1)</script>}$ $<img src=x onerror=alert(1)>$ $$\boxed{"><script>}$$`
	svg := `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`
	c := code(
		shown(map[string]string{"text/html": evil}), shown(map[string]string{"text/markdown": evil + "\n\n" + tex}),
		shown(map[string]string{"image/svg+xml": svg, "text/plain": `"><script>alert(1)</script>`}),
		shown(map[string]string{"image/png": `"><script>alert(1)</script>`, "text/plain": "p"}),
		notebook.Output{Kind: notebook.StreamOutput, Text: "\x1b[31m" + evil},
		notebook.Output{Kind: notebook.ErrorOutput, ErrorName: evil, Traceback: []string{evil}},
	)
	c.Source = evil
	out := write(t, textCell(evil+"\n\n"+tex), c)
	for _, tag := range regexp.MustCompile(`<[a-zA-Z][^>]*>`).FindAllString(out, -1) {
		switch name := regexp.MustCompile(`[a-zA-Z0-9]+`).FindString(tag); name {
		case "script", "iframe", "form", "link", "object", "base", "svg", "embed", "input":
			t.Errorf("the file has %s", tag)
		}
		if regexp.MustCompile(`(?i)\son[a-z]+\s*=|javascript:|(src|data|background|action)\s*=\s*"?(https?:)?//|url\(`).MatchString(tag) && !strings.HasPrefix(tag, `<img src="data:image/`) {
			t.Errorf("the file has %s", tag)
		}
		if src := regexp.MustCompile(`\ssrc="([^"]*)"`).FindStringSubmatch(tag); src != nil && !strings.HasPrefix(src[1], "data:image/") {
			t.Errorf("the file has %s", tag)
		}
	}
	if strings.Count(out, "<style>") != 1 || strings.Contains(style, "http") || strings.Contains(style, "url(") {
		t.Error("a style sheet loads something, or there is more than one")
	}
	if !strings.Contains(out, `content="default-src &#39;none&#39;;`) {
		t.Error("the file's policy is missing")
	}
}

func TestOutputs(t *testing.T) {
	table := `{"rows":3,"held":3,"numbered":true,"columns":[{"name":"Name"},{"name":"Year","numeric":true}],"cells":[["One","1"],["Two","2"]]}`
	tests := []struct {
		name   string
		output notebook.Output
		want   string
	}{
		{"printed", notebook.Output{Kind: notebook.StreamOutput, Text: "a\rb\n"}, `aria-label="Output">b</pre>`},
		{"coloured", notebook.Output{Kind: notebook.StreamOutput, Text: "\x1b[1;31mred\x1b[0m plain\x1b[38;5;9m"}, `<span class="bold ansi-1">red</span> plain</pre>`},
		{"error", notebook.Output{Kind: notebook.ErrorOutput, ErrorName: "panic", ErrorValue: "boom"}, "panic: boom"},
		{"table", shown(map[string]string{wire.MIMETable: table, "text/plain": "x"}), "the first 2 of 3 rows"},
		{"a table that does not fit", shown(map[string]string{wire.MIMETable: `{"rows":1,"columns":[{"name":"a"}],"cells":[["1","2"]]}`, "text/plain": "plain"}), "plain"},
		{"json", shown(map[string]string{"application/json": `{"a":[1]}`}), "&#34;a&#34;: ["},
		{"picture", shown(map[string]string{"image/svg+xml": "<svg/>", "text/plain": "a circle"}), `alt="a circle"`},
		{"something else", shown(map[string]string{"application/pdf": "x"}), "application/pdf"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if out := write(t, code(test.output)); !strings.Contains(out, test.want) {
				t.Errorf("the output is\n%s\nwithout %s", out[strings.Index(out, "<main>"):], test.want)
			}
		})
	}
}

// How jobs went is left out, and what was printed between them is one text.
func TestTextsBetweenJobs(t *testing.T) {
	line := func(text string) notebook.Output {
		return notebook.Output{Kind: notebook.StreamOutput, Name: "stdout", Text: text}
	}
	job := shown(map[string]string{wire.MIMEProgress: `{"job":1}`, "text/plain": "Count [####] 4 of 4 tasks"})
	out := write(t, code(line("one\n"), job, line("two\n"), job, notebook.Output{Kind: notebook.StreamOutput, Name: "stderr", Text: "three\n"}))
	if !strings.Contains(out, "one\ntwo<") || strings.Contains(out, "4 tasks") || !strings.Contains(out, "three<") {
		t.Errorf("written as\n%s", out)
	}
}

func TestExercise(t *testing.T) {
	c := code()
	c.Role, c.ExerciseID = notebook.Exercise, "e"
	c.Check = &notebook.Check{Points: 1.5, MaxPoints: 3, Tests: []notebook.TestResult{{Name: "TestA", Passed: true}, {Name: "TestB", Log: "wanted <1>"}}}
	out := write(t, c)
	for _, want := range []string{"1.5 of 3 points", "✓ passed", "✗ failed", "wanted &lt;1&gt;", `<span class="tok-function">F</span>`} {
		if !strings.Contains(out, want) {
			t.Errorf("the file lacks %s:\n%s", want, out[strings.Index(out, "<main>"):])
		}
	}
}

// The page and the file look alike.
func TestColoursAreThePages(t *testing.T) {
	page, err := os.ReadFile("../app/src/theme/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	root := style[:strings.Index(style, "--serif")]
	for _, line := range regexp.MustCompile(`--[a-z-]+: light-dark\([^;]*;`).FindAllString(root, -1) {
		if !strings.Contains(string(page), line) {
			t.Errorf("style.css says %s, and the page does not", line)
		}
	}
}

func FuzzWrite(f *testing.F) {
	f.Add("# a\n\n$$\\frac{1}{2}$$ and $x$", "x := `a\r\nb` // c\r", "\x1b[1;38;5;2mx\r\n")
	f.Add("$\\begin{cases}a&b\\\\c\\end{cases}$", "'", "\x1b]0;x\x07")
	f.Fuzz(func(t *testing.T, markdown, source, printed string) {
		c := code(notebook.Output{Kind: notebook.StreamOutput, Text: printed}, shown(map[string]string{"text/html": markdown}))
		c.Source = source
		doc := notebook.New("fuzz")
		doc.Cells = []notebook.Cell{textCell(markdown), c}
		out, err := Write(doc)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(strings.ToLower(string(out)), "<script") {
			t.Errorf("a script came through:\n%s", out)
		}
	})
}
