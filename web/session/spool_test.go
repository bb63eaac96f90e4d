package session

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lab/web/wire"
)

func rowsFrom(t *testing.T, s *spool, from, count int) wire.TextWindow {
	t.Helper()
	w, err := s.window(wire.TextRequest{From: from, Count: count})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// However a text arrives, and whether it is in memory or in files, its rows are its lines.
func TestSpoolKeepsRows(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var text strings.Builder
	var want []string
	for i := range 5000 {
		line := fmt.Sprint("line ", i, strings.Repeat("é", random.IntN(60)))
		want = append(want, line)
		text.WriteString(line + "\n")
	}
	for _, memory := range []int{1 << 30, 10_000, 0} {
		s := newSpool(memory)
		for rest := text.String(); rest != ""; {
			n := min(1+random.IntN(3000), len(rest))
			for n < len(rest) && rest[n]&0xC0 == 0x80 {
				n++
			}
			s.write(rest[:n])
			rest = rest[n:]
		}
		if w := rowsFrom(t, s, 0, 0); w.End != 5000 || w.First != 0 || !w.Found || w.Dropped != 0 || w.Cut != "" {
			t.Errorf("with %d bytes in memory: %+v", memory, w)
		}
		for _, from := range []int{0, 1, 255, 256, 257, 3000, 4990} {
			w := rowsFrom(t, s, from, 20)
			if got := strings.Join(w.Rows, "|"); got != strings.Join(want[from:min(from+20, 5000)], "|") {
				t.Errorf("with %d bytes in memory, from %d: %.200q", memory, from, got)
			}
		}
		s.close()
		if w := rowsFrom(t, s, 0, 10); w.Found {
			t.Error("found after it was closed")
		}
	}
}

func TestSpoolCutsLongLines(t *testing.T) {
	s := newSpool(0)
	defer s.close()
	line := "a" + strings.Repeat("é", 10_000) // characters stand at odd places
	s.write(line)
	w := rowsFrom(t, s, 0, 100)
	if strings.Join(w.Rows, "") != line || w.End != 5 || len(w.Rows) != 5 || len(w.Rows[0]) != 4095 {
		t.Errorf("%d rows of %d", len(w.Rows), w.End)
	}
	s.write(" and on\nnext")
	if w := rowsFrom(t, s, 4, 100); len(w.Rows) != 2 || !strings.HasSuffix(w.Rows[0], "é and on") || w.Rows[1] != "next" {
		t.Errorf("%.300q", w.Rows)
	}
}

// A row begins in the colours that the rows before it have left on, wherever one begins to read.
func TestSpoolKnowsColours(t *testing.T) {
	var text strings.Builder
	for i := range 1000 {
		switch i {
		case 3:
			text.WriteString("\x1b[31m")
		case 200:
			text.WriteString("\x1b[1m")
		case 700:
			text.WriteString("\x1b[0m")
		}
		fmt.Fprintln(&text, i)
	}
	for _, memory := range []int{1 << 30, 0} {
		s := newSpool(memory)
		s.write(text.String())
		for row, want := range map[int]string{0: "0", 3: "\x1b[31m3", 4: "\x1b[31m4", 200: "\x1b[31m\x1b[1m200", 256: "\x1b[31m\x1b[1m256", 699: "\x1b[31m\x1b[1m699", 701: "701", 999: "999"} {
			if w := rowsFrom(t, s, row, 1); len(w.Rows) != 1 || w.Rows[0] != want {
				t.Errorf("with %d bytes in memory, row %d is %q, want %q", memory, row, w.Rows, want)
			}
		}
		s.close()
	}
}

func TestStyle(t *testing.T) {
	for _, c := range []struct {
		before, want style
		text         string
	}{
		{"", "", "plain"},
		{"", "\x1b[31m", "\x1b[31mred"},
		{"\x1b[31m", "", "on \x1b[mout"},
		{"\x1b[31m", "\x1b[4m", "\x1b[00m\x1b[4m"},
		{"\x1b[31m", "\x1b[31m", "\x1b[2K and \x1b[1"}, // what erases selects nothing, and what is cut off is nothing yet
		{style(strings.Repeat("\x1b[31m", 19)), "\x1b[32m", "\x1b[32m"},
	} {
		if got := c.before.after(c.text); got != c.want {
			t.Errorf("%q after %q is %q, want %q", c.before, c.text, got, c.want)
		}
	}
}

// The oldest text makes room, and what is asked for of it is answered with what follows.
func TestSpoolIsBounded(t *testing.T) {
	s := newSpool(0)
	defer s.close()
	piece := strings.Repeat(strings.Repeat("x", 1023)+"\n", 1024) // a megabyte
	const pieces = 16*(spoolParts+1) + 1
	for range pieces {
		s.write(piece)
	}
	s.write("end\n")
	w := rowsFrom(t, s, 0, 2)
	if len(s.parts) != spoolParts || w.Dropped != 2*spoolPart || w.First != 2*spoolPart/1024 || w.From != w.First || len(w.Rows) != 2 {
		t.Errorf("%d parts, %d bytes dropped, first %d, from %d", len(s.parts), w.Dropped, w.First, w.From)
	}
	if last := rowsFrom(t, s, w.End-2, 10); len(last.Rows) != 2 || last.Rows[1] != "end" || last.End != 1024*pieces+1 {
		t.Errorf("the end is %.50q of %d", last.Rows, last.End)
	}
	if all := rowsFrom(t, s, w.First, 1<<30); len(all.Rows) > maxTextRows {
		t.Errorf("an answer of %d rows", len(all.Rows))
	}
	// An answer goes on over the border of two files.
	border := s.parts[1].first
	if w := rowsFrom(t, s, border-1, 2); len(w.Rows) != 2 {
		t.Errorf("%d rows at the border", len(w.Rows))
	}
}
