package worker

import (
	"fmt"
	"strings"
)

// guard bounds what one stream of a cell shows. The beginning passes at once, because a student watches it; of the
// rest only the end is kept, because that is where a loop stopped; one line says how much is missing between.
type guard struct {
	limit   int    // bytes shown in all; a quarter of it at the end, but not more than maxEnd
	passed  int    // bytes that passed at once
	tail    []byte // the end so far, at most twice what is kept
	skipped int64  // bytes that fell out of tail
}

// maxEnd bounds the end that is kept, which is in memory.
const maxEnd = 512 << 10

func (g *guard) reset() { *g = guard{limit: g.limit} }

// end is how many bytes of the end are kept.
func (g *guard) end() int { return min(g.limit/4, maxEnd) }

// admit returns the part of p that may be sent now and keeps what it must of the rest.
func (g *guard) admit(p []byte) []byte {
	keep := g.end()
	now := min(len(p), g.limit-keep-g.passed)
	g.passed += now
	rest := p[now:]
	if len(rest) == 0 {
		return p[:now]
	}
	if drop := len(rest) - keep; drop > 0 {
		g.skipped += int64(len(g.tail) + drop)
		g.tail, rest = g.tail[:0], rest[drop:]
	}
	g.tail = append(g.tail, rest...)
	if drop := len(g.tail) - keep; drop > keep {
		g.skipped += int64(drop)
		g.tail = append(g.tail[:0], g.tail[drop:]...)
	}
	return p[:now]
}

// rest is what remains to be shown when the cell has ended.
func (g *guard) rest() string {
	tail := g.tail
	if drop := len(tail) - g.end(); drop > 0 {
		g.skipped += int64(drop)
		tail = tail[drop:]
	}
	if g.skipped > 0 {
		// begin with a whole line where there is one
		if at := strings.IndexByte(string(tail), '\n'); at >= 0 && at < len(tail)-1 {
			g.skipped += int64(at + 1)
			tail = tail[at+1:]
		}
	}
	text := strings.ToValidUTF8(string(tail), "\uFFFD")
	if g.skipped > 0 {
		text = fmt.Sprintf("\n… %s left out: a cell shows at most %s of its output …\n", size(g.skipped), size(int64(g.limit))) + text
	}
	g.tail, g.skipped = nil, 0
	return text
}

// size writes a number of bytes as people read it.
func size(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
