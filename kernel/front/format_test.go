package front

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestFormat(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"statements", "x:=1\ny  :=  x+2", "x := 1\ny := x + 2"},
		{"declarations", "type  T struct{a int;bc string}", "type T struct {\n\ta  int\n\tbc string\n}"},
		{"a mix", "x:=1\nfunc f( )int{return 1}\ny:=2", "x := 1\nfunc f() int { return 1 }\ny := 2"},
		{"blank lines stay, one of them", "x := 1\n\n\n\nfunc f() {}\n\n\ny := 2\nz := 3", "x := 1\n\nfunc f() {}\n\ny := 2\nz := 3"},
		{"comments", "// first\nx:=1 // one\n// of f\nfunc f() {} // two\n\n/* long\n   one */\ny:=2\n// end", "// first\nx := 1 // one\n// of f\nfunc f() {} // two\n\n/* long\n   one */\ny := 2\n// end"},
		{"a long comment behind an item", "x:=1 /* a\nb */\nfunc f() {}", "x := 1 /* a\nb */\nfunc f() {}"},
		{"imports anywhere", "x:=1\nimport   \"fmt\"\nfmt.Println( x )", "x := 1\nimport \"fmt\"\nfmt.Println(x)"},
		{"imports sorted", "import (\n\"strings\"\n\"fmt\"\n)", "import (\n\t\"fmt\"\n\t\"strings\"\n)"},
		{"raw strings", "s:=`a\n\t b\n`\nif true {\n_=`\n  c`\n}", "s := `a\n\t b\n`\nif true {\n\t_ = `\n  c`\n}"},
		{"a function literal first", "func(n int){fmt.Println(n)}(3)", "func(n int) { fmt.Println(n) }(3)"},
		{"a variable first", "var   x=1\nx", "var x = 1\nx"},
		{"headers", "for i:=0;i<3;i++{\nfmt.Println(i)}\nif x:=1;x>0{}", "for i := 0; i < 3; i++ {\n\tfmt.Println(i)\n}\nif x := 1; x > 0 {\n}"},
		{"a method, and a label", "func (t *T)M( ) {}\nloop:\nfor {break loop}", "func (t *T) M() {}\nloop:\nfor {\n\tbreak loop\n}"},
		{"one line", "x := 1; func f() {}; x", "x := 1\nfunc f() {}\nx"},
		{"numbers", "x := 0XFF + 1E3", "x := 0xFF + 1e3"},
		{"carriage returns", "x:=1\r\ny:=2\r\n", "x := 1\ny := 2"},
		{"comments alone", "//a\n\n  // b  \n", "//a\n\n// b"},
		{"nothing", "", ""},
		{"blanks", "\n \n", ""},
		{"a byte order mark", bom + "x:=1", "x := 1"},
		{"text beyond ASCII", "größe:=1 // é\nfmt.Println( größe )", "größe := 1 // é\nfmt.Println(größe)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Format("a", tt.src)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if again, err := Format("a", got); err != nil || again != got {
				t.Errorf("a second time it is\n%s (%v)", again, err)
			}
		})
	}
}

func TestFormatRefuses(t *testing.T) {
	for _, src := range []string{"x := (", "func f() {", "a b", "x := \"", "if {", "import x", "/* open"} {
		_, err := Format("a", src)
		var refused *FormatError
		if !errors.As(err, &refused) || len(refused.Diagnostics) == 0 || refused.Diagnostics[0].Line != 1 {
			t.Errorf("%q: %v", src, err)
		}
	}
}

// tableCells are the texts of the tables in kernel/enginetest: its string literals, cells among them.
func tableCells(t *testing.T) []Text {
	files, err := filepath.Glob("../enginetest/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no tables", err)
	}
	var list []Text
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Fatal(err)
				}
				list = append(list, Text{fmt.Sprintf("%s:%d", name, len(list)), text})
			}
			return true
		})
	}
	return list
}

// TestFormatKeepsCells formats the course's cells, those of the engines' tables and those of this package's.
func TestFormatKeepsCells(t *testing.T) {
	cells := append(labCells(t, "wordcount"), labCells(t, "songyear")...)
	for _, row := range readFaulty(t) {
		cells = append(cells, Text{row.name, row.source})
	}
	cells = append(cells, Text{"long", longCell()})
	cells = append(cells, tableCells(t)...)
	formatted := 0
	for _, c := range cells {
		for _, src := range []string{c.Source, strings.ReplaceAll(c.Source, " :=", ":="), strings.ReplaceAll(c.Source, "\n", "\n\n ")} {
			once, err := Format(c.ID, src)
			var refused *FormatError
			if errors.As(err, &refused) {
				continue // its text has a syntax error
			}
			if err != nil {
				t.Errorf("%s: %v\n%s", c.ID, err, src)
				continue
			}
			formatted++
			if twice, err := Format(c.ID, once); err != nil || twice != once {
				t.Errorf("%s: formatted twice it is another text (%v):\n%s\n---\n%s", c.ID, err, once, twice)
			}
		}
	}
	if formatted < 2000 {
		t.Errorf("only %d texts were formatted", formatted)
	}
}
