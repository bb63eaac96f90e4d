package worker

import (
	"strings"
	"testing"
)

func TestGuardKeepsBeginningAndEnd(t *testing.T) {
	for _, c := range []struct {
		name   string
		pieces []string
		want   string
	}{
		{"fits", []string{"abc", "def"}, "abcdef"},
		{"reaches the limit", []string{strings.Repeat("a", 75), strings.Repeat("b", 25)}, strings.Repeat("a", 75) + strings.Repeat("b", 25)},
		{"one piece too long", []string{strings.Repeat("a", 75) + strings.Repeat("b", 75) + strings.Repeat("c", 25)},
			strings.Repeat("a", 75) + "\n… 75 bytes left out: a cell shows at most 100 bytes of its output …\n" + strings.Repeat("c", 25)},
		{"begins the end with a line", []string{strings.Repeat("a", 200), "x\nlast line\n"},
			strings.Repeat("a", 75) + "\n… 127 bytes left out: a cell shows at most 100 bytes of its output …\nlast line\n"},
	} {
		g := guard{limit: 100}
		var got strings.Builder
		for _, p := range c.pieces {
			got.Write(g.admit([]byte(p)))
		}
		got.WriteString(g.rest())
		if got.String() != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got.String(), c.want)
		}
	}
}

func TestGuardCountsWhatItDrops(t *testing.T) {
	g, passed, total := guard{limit: 1000}, 0, 0
	for n := 1; n < 300; n += 7 {
		total += n
		passed += len(g.admit([]byte(strings.Repeat("x", n))))
		if len(g.tail) > 2*250 {
			t.Fatalf("keeps %d bytes of the end", len(g.tail))
		}
	}
	rest := g.rest()
	_, end, found := strings.Cut(rest, "…\n")
	if !found || passed != 750 || len(end) != 250 {
		t.Errorf("passed %d, end %d, %q", passed, len(end), rest)
	}
	if want := size(int64(total - 1000)); !strings.Contains(rest, "\n… "+want+" left out") {
		t.Errorf("%q does not say %s", rest[:60], want)
	}
	if g.reset(); g.rest() != "" {
		t.Error("after reset something is left")
	}
}
