package standin

import (
	"math"
	"math/rand/v2"
	"strings"
	"unicode"
)

// distinctWords is how many different words the plays use, about as many as the real file has.
const distinctWords = 12_400

// Plays makes about 40,000 lines and 200,000 words of pseudo-English in the form of plays: a line with a speaker and a colon, a few lines
// of verse, an empty line. The words follow the law of Zipf and Mandelbrot, count(r) = C/(r+b)^s, with the constants of
// English plays, so that a word count begins with "the", "and", "to" and ends in thousands of words that occur once. It has
// capitals, punctuation, apostrophes and hyphens, which is what a word count must clean away.
//
// Whoever asks for more lines gets further plays in the same words.
func Plays() Source {
	return Source{Rows: int64(len(playBlocks.get(0))), Append: func(dst []byte, i int64) []byte {
		first := playBlocks.get(0)
		if i < int64(len(first)) {
			return append(dst, first[i]...)
		}
		i -= int64(len(first))
		return append(dst, playBlocks.get(1 + i/furtherLines)[i%furtherLines]...)
	}}
}

// furtherLines is how many lines of each play after the first are used, somewhat fewer than every one of them has.
const furtherLines = 38_000

var playBlocks = &recent[[]string]{make: func(n int64) []string {
	p := newPlaywright(uint64(n))
	for p.left() > 0 {
		p.speech()
	}
	return p.lines
}}

// count returns how often the word of rank r (from 1) occurs.
func count(r int) int {
	const c, b, s = 49_300, 5.45, 1.12
	return max(1, int(c/math.Pow(float64(r)+b, s)))
}

// playwright lays words out in lines. Words wait in two shuffled bags, so that their counts are exactly the wanted ones.
type playwright struct {
	rng      *rand.Rand
	function []string // words that hold a sentence together
	content  []string // all others
	lines    []string
	last     string // the word before
	fresh    bool   // a sentence begins
	since    int    // words in this sentence
	run      int    // function words in a row
	speakers []string
}

func newPlaywright(n uint64) *playwright {
	p := &playwright{rng: rand.New(rand.NewPCG(40_000, 1623+n)), fresh: true, speakers: cast()}
	taken := map[string]bool{}
	rank := 0
	put := func(bag *[]string, word string) {
		if taken[word] {
			return
		}
		taken[word] = true
		rank++
		for range count(rank) {
			*bag = append(*bag, word)
		}
	}
	for _, w := range functionWords() {
		put(&p.function, w)
	}
	for _, w := range plainWords() {
		put(&p.content, w)
	}
	for _, w := range invented(distinctWords-rank, taken, p.rng) {
		delete(taken, w)
		put(&p.content, w)
	}
	for _, bag := range [][]string{p.function, p.content} {
		p.rng.Shuffle(len(bag), func(i, j int) { bag[i], bag[j] = bag[j], bag[i] })
	}
	return p
}

func (p *playwright) left() int { return len(p.function) + len(p.content) }

// speech adds a speaker, one to eight lines and an empty line.
func (p *playwright) speech() {
	p.lines = append(p.lines, p.speakers[p.rng.IntN(len(p.speakers))]+":")
	for n := 1 + min(p.rng.IntN(8), p.rng.IntN(8)); n > 0 && p.left() > 0; n-- {
		p.lines = append(p.lines, p.verse(n == 1))
	}
	p.lines = append(p.lines, "")
}

// verse returns one line; the last of a speech ends its sentence.
func (p *playwright) verse(last bool) string {
	var b strings.Builder
	words := 6 + p.rng.IntN(5)
	for i := 0; i < words && p.left() > 0; i++ {
		w := p.next()
		if w == "i" || w == "i'll" || p.fresh || i == 0 {
			w = capital(w)
		}
		p.since++
		if b.Len() > 0 {
			// A rare hyphen joins two words, as old prints do.
			if p.rng.IntN(400) == 0 {
				b.WriteString("-")
			} else {
				b.WriteString(" ")
			}
		}
		b.WriteString(w)
		b.WriteString(p.stop(last && (i == words-1 || p.left() == 0)))
	}
	return b.String()
}

// stop returns the punctuation after a word, if any.
func (p *playwright) stop(end bool) string {
	p.fresh = false
	switch {
	case end, p.since > 6 && p.run == 0 && p.rng.IntN(6) == 0:
		p.fresh, p.since = true, 0
		return []string{".", ".", ".", "!", "?"}[p.rng.IntN(5)]
	case p.run == 0 && p.since > 2 && p.rng.IntN(6) == 0:
		return []string{",", ",", ",", ",", ";", ":"}[p.rng.IntN(6)]
	}
	return ""
}

// next takes a word out of the bags: after an article or a possessive, and after three function words, one with a meaning of its own.
func (p *playwright) next() string {
	bag := &p.content
	pFunction := float64(len(p.function)) / float64(p.left())
	needsNoun := strings.Contains(" the a an my your his her our thy their no this ", " "+p.last+" ")
	switch {
	case len(p.content) == 0, len(p.function) > 0 && !needsNoun && p.run < 3 && p.rng.Float64() < pFunction*1.25:
		bag, p.run = &p.function, p.run+1
	default:
		p.run = 0
	}
	i := len(*bag) - 1
	for j := i - 1; (*bag)[i] == p.last && j >= max(0, i-9); j-- { // no word twice in a row
		(*bag)[i], (*bag)[j] = (*bag)[j], (*bag)[i]
	}
	p.last = (*bag)[i]
	*bag = (*bag)[:i]
	return p.last
}

// capital writes the first letter of a word large.
func capital(w string) string {
	r := []rune(w)
	for i := range r {
		if unicode.IsLetter(r[i]) {
			r[i] = unicode.ToUpper(r[i])
			break
		}
	}
	return string(r)
}
