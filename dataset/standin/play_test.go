package standin

import (
	"bytes"
	"sort"
	"strings"
	"testing"
)

func TestPlayTellsTheStoryOfRealPlays(t *testing.T) {
	var a, b bytes.Buffer
	if err := Plays().Write(&a, Plays().Rows); err != nil {
		t.Fatal(err)
	}
	if err := Plays().Write(&b, Plays().Rows); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Fatal("two runs write different plays")
	}
	lines := strings.Split(strings.TrimSuffix(a.String(), "\n"), "\n")
	counts := map[string]int{}
	words, empty, speakers, longest := 0, 0, 0, 0
	for i, l := range lines {
		longest = max(longest, len(l))
		if l == "" {
			empty++
		}
		if strings.HasSuffix(l, ":") && (i == 0 || lines[i-1] == "") {
			speakers++
		}
		for _, w := range strings.Fields(cleaned(l)) {
			counts[w]++
			words++
		}
	}
	if len(lines) < 37_000 || len(lines) > 43_000 {
		t.Errorf("%d lines, want about 40,000", len(lines))
	}
	if words < 195_000 || words > 215_000 {
		t.Errorf("%d words, want about 203,000", words)
	}
	if len(counts) < 12_000 || len(counts) > 13_500 {
		t.Errorf("%d different words, want about 12,800", len(counts))
	}
	if empty != speakers || empty < 6000 {
		t.Errorf("%d empty lines and %d speakers, want as many of each and over 6,000", empty, speakers)
	}
	if longest > 100 {
		t.Errorf("the longest line has %d bytes", longest)
	}
	type entry struct {
		word string
		n    int
	}
	var top []entry
	once := 0
	for w, n := range counts {
		top = append(top, entry{w, n})
		if n == 1 {
			once++
		}
	}
	sort.Slice(top, func(i, j int) bool { return top[i].n > top[j].n })
	if top[0].word != "the" || top[1].word != "and" || top[2].word != "to" {
		t.Errorf("the most frequent words are %v, want the, and, to", top[:3])
	}
	for i := 1; i < 15; i++ {
		if top[i].n == top[i-1].n {
			t.Errorf("%v and %v are tied, so their order is not defined", top[i-1], top[i])
		}
	}
	if once < 3000 {
		t.Errorf("%d words occur once, want thousands", once)
	}
	for _, mark := range []string{",", ".", "?", "!", ";", ":", "'", "-"} {
		if !strings.Contains(a.String(), mark) {
			t.Errorf("no %q anywhere: nothing to clean away", mark)
		}
	}
	t.Logf("%d lines, %d words, %d different, %d once, %v\n%s", len(lines), words, len(counts), once, top[:15], strings.Join(lines[:24], "\n"))
}

// cleaned keeps lower-case letters, digits and spaces, as the word count lab does.
func cleaned(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == ' ' {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
