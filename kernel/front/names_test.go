package front

import (
	"fmt"
	"testing"

	"lab/kernel/universe"
)

// TestRunNames runs cells in order and looks at the names of the last one. "a" to "z" are the ids; a cell that begins with "a: "
// is the cell a, run again.
func TestRunNames(t *testing.T) {
	tests := []struct {
		name  string
		cells []string
		want  string // declares, uses as name<cell
	}{
		{"declares", []string{"x, y := 1, 2\nvar z int\ntype p struct{ n int }\nconst k = 1\nfunc f() {}"}, "[f k p x y z] []"},
		{"uses", []string{"x := 1", "func f() int { return x }", "n := f() + x"}, "[n] [f<b x<a]"},
		{"the newest giver", []string{"x := 1", "x := 2", "x"}, "[] [x<b]"},
		{"run again", []string{"x := 1", "x := 2", "a: x := 1", "x"}, "[] [x<a]"},
		{"what the kernel gives", []string{"sc"}, "[] [sc<]"},
		{"own names", []string{"x := 1", "x := 2\nfunc f() int { return x }\nf()"}, "[f x] []"},
		{"made of its former value", []string{"x := 1", "x := x + 1"}, "[x] [x<a]"},
		{"and again", []string{"x := 1", "x := x + 1", "b: x := x + 1"}, "[x] [x<b]"},
		{"assignment", []string{"x := 1", "x = 2", "x"}, "[] [x<b]"},
		{"assignment takes the variable", []string{"x := 1", "x = 2"}, "[x] [x<a]"},
		{"assignment again", []string{"x := 1", "x = 2", "b: x = 2"}, "[x] []"},
		{"counting again", []string{"x := 1", "x++", "b: x++"}, "[x] [x<b]"},
		{"an element", []string{"m := map[string]int{}", "m[\"a\"] = 1"}, "[m] [m<a]"},
		{"locals", []string{"x := 1", "func f() int { x := 2; x++; return x }"}, "[f] []"},
		{"fields and methods", []string{"type p struct{ n int }\nfunc (p) M() {}", "n := 1", "q := p{n: 2}\nq.M()\nq.n"}, "[q] [p<a]"},
		{"a method for another's type", []string{"type p struct{ n int }", "func (q p) Twice() int { return 2 * q.n }", "p{1}.Twice()"}, "[] [p<b]"},
		{"a type that stays", []string{"type n int", "type p struct{ x n }", "b: type p struct{ x n }"}, "[p] [n<a]"},
		{"a generic", []string{"func id[T any](x T) T { return x }", "id(1)"}, "[] [id<a]"},
		{"imports that change nothing", []string{"import \"strings\"\nx := 1", "strings.ToUpper(\"a\")"}, "[] []"},
		{"imports under another name", []string{"import str \"strings\"", "str.ToUpper(\"a\")"}, "[] [str<a]"},
		{"does not compile", []string{"x := 1", "y := x + fmt.Sprint(z)"}, "[y] [x<a z<]"},
		{"does not parse", []string{"x := 1", "y := x + +"}, "[] []"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			u, err := universe.Load()
			if err != nil {
				t.Fatal(err)
			}
			s, err := NewNotebook(u)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for i, src := range tt.cells {
				id := string(rune('a' + i))
				if len(src) > 3 && src[1:3] == ": " {
					id, src = src[:1], src[3:]
				}
				names := s.FailedNames(id, src)
				if c, _ := s.Check(id, src, false); c != nil {
					names = s.RunNames(c)
					s.Commit(c)
				}
				uses := []string{}
				for _, n := range names.Uses {
					uses = append(uses, n.Name+"<"+n.CellID)
				}
				got = fmt.Sprint(names.Declares, uses)
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
