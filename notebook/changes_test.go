package notebook

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// rewrite replaces all of a text.
func rewrite(before, after string) Changes {
	return Changes{{Length: units(before), Replace: true, Lines: strings.Split(after, "\n")}}
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// TestChangesAsCodeMirror makes edits whose outcome CodeMirror gave; the page's tests give them to CodeMirror again.
func TestChangesAsCodeMirror(t *testing.T) {
	data, err := os.ReadFile("testdata/changes.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Name, Before, After, Error string
		Changes                    json.RawMessage
	}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		var changes Changes
		err := json.Unmarshal(c.Changes, &changes)
		got := ""
		if err == nil {
			got, err = changes.apply(c.Before)
			if err != nil && !errors.Is(err, ErrInvalid) {
				t.Errorf("%s: error %v", c.Name, err)
			}
		}
		if (err != nil) != (c.Error != "") || got != c.After {
			t.Errorf("%s: %q, %v, want %q %s", c.Name, got, err, c.After, c.Error)
		}
		if again := asJSON(t, changes); err == nil && again != asJSON(t, c.Changes) {
			t.Errorf("%s is written as %s, not %s", c.Name, again, c.Changes)
		}
	}
}

// randomChanges is an edit that fits the text.
func randomChanges(rng *rand.Rand, text string) Changes {
	ch := Changes{}
	insert := func() []string {
		lines := []string{""}
		for range rng.IntN(4) {
			if rng.IntN(5) == 0 {
				lines = append(lines, "")
			}
			lines[len(lines)-1] += string([]rune("aπ日🎲 \t")[rng.IntN(6)])
		}
		return lines
	}
	for rest := []rune(text); len(rest) > 0; {
		n := 1 + rng.IntN(len(rest))
		s := Section{Length: units(string(rest[:n])), Replace: rng.IntN(2) == 0}
		if s.Replace && rng.IntN(2) == 0 {
			s.Lines = insert()
		}
		ch, rest = append(ch, s), rest[n:]
	}
	if rng.IntN(2) == 0 {
		ch = append(ch, Section{Replace: true, Lines: insert()})
	}
	return ch
}

// replaced makes the changes on UTF-16 units, as JavaScript does.
func replaced(ch Changes, text string) string {
	rest := utf16.Encode([]rune(text))
	var out []uint16
	for _, s := range ch {
		if !s.Replace {
			out = append(out, rest[:s.Length]...)
		}
		out = append(out, utf16.Encode([]rune(strings.Join(s.Lines, "\n")))...)
		rest = rest[s.Length:]
	}
	return string(utf16.Decode(out))
}

func TestRandomChanges(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	text := ""
	for i := range 5000 {
		if len(text) > 200 {
			text = text[:strings.IndexByte(text+"\n", '\n')]
		}
		ch := randomChanges(rng, text)
		got, err := ch.apply(text)
		if want := replaced(ch, text); err != nil || got != want {
			t.Fatalf("%d: %s of %q: %q, %v, want %q", i, asJSON(t, ch), text, got, err, want)
		}
		text = got
	}
}

// randomEdit is an edit of the cell that may fit it.
func randomEdit(rng *rand.Rand, doc Document, id string, revision int) Op {
	c, _ := doc.Cell(id)
	op := Op{Kind: EditSource, Cell: id, Revision: revision, Changes: randomChanges(rng, c.Source)}
	if rng.IntN(5) == 0 {
		op.Changes = append(op.Changes, Section{Length: rng.IntN(3) - 1})
	}
	return op
}

func FuzzChanges(f *testing.F) {
	f.Add("a🎲b", []byte(`[1,[2],[0,"x","y"],1]`))
	f.Add("", []byte(`[[0,"\ud800"]]`))
	f.Add("a\nb", []byte(`[null,[-1],[]]`))
	f.Fuzz(func(t *testing.T, text string, data []byte) {
		var ch Changes
		if json.Unmarshal(data, &ch) != nil {
			return
		}
		after, err := ch.apply(text)
		if err != nil {
			if !errors.Is(err, ErrInvalid) || after != "" {
				t.Fatalf("%q, %v", after, err)
			}
			return
		}
		if utf8.ValidString(text) && !utf8.ValidString(after) {
			t.Fatalf("%s of %q is no text: %q", data, text, after)
		}
		// What is sent on to the other tabs does the same.
		var again Changes
		if err := json.Unmarshal([]byte(asJSON(t, ch)), &again); err != nil {
			t.Fatal(err)
		}
		if same, err := again.apply(text); err != nil || same != after {
			t.Fatalf("%s of %q: %q, then %q, %v", data, text, after, same, err)
		}
	})
}
