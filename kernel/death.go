package kernel

import (
	"fmt"
	"os"
	"strings"
	"time"

	"lab/kernel/wire"
)

// gone ends every reason: what a death means for the student.
const gone = " The kernel was started anew; variables of earlier cells are gone, so run those cells again."

// causeOfDeath says in a student's words why a process ended that nobody killed on purpose.
func causeOfDeath(words string, state *os.ProcessState, o Options) string {
	has := func(s string) bool { return strings.Contains(words, s) }
	switch {
	case strings.HasPrefix(words, "panic: "): // first, because its message may say anything
		return "A goroutine that the cell started panicked: " + panicMessage(words) + ". A panic that its goroutine does not recover from ends the whole program." + gone
	case has("stack overflow"), has("goroutine stack exceeds"):
		return "The kernel ran out of stack (stack overflow): some function calls itself without ever reaching an end. " +
			"Look for a recursion whose stopping condition is missing or never true." + gone
	case has("out of memory"), has("cannot allocate memory"), has("failed to create new OS thread"), has("newosproc"):
		return outOfMemory(o)
	case has("concurrent map"):
		return "Two goroutines used one map at the same time, and at least one of them wrote to it (" + firstLine(words, "fatal error: ") + "). " +
			"Go ends the program then. Guard the map by a sync.Mutex, or give each goroutine a map of its own." + gone
	case has("all goroutines are asleep"):
		return "All goroutines were waiting for each other (deadlock), so nothing could go on. Look for a channel that nobody sends to or receives from, or a lock that is never released." + gone
	case has("fatal error: "):
		return "Go's runtime ended the kernel: " + firstLine(words, "fatal error: ") + "." + gone
	case has(wire.CPUSpent):
		return outOfTime(o)
	case has("lab kernel: "):
		return "The kernel ended: " + firstLine(words, "lab kernel: ") + gone
	}
	if state == nil {
		return "The kernel ended for an unknown reason." + gone
	}
	// Go's runtime does not always live to tell: near the limit it may crash in its own collector instead. What it asked for last and did
	// not get is not in the peak.
	if o.MemoryLimit > 0 && peakMemory(state) >= o.MemoryLimit/5 {
		return outOfMemory(o)
	}
	if has("SIGSEGV") || has("SIGBUS") {
		return "The kernel crashed (segmentation violation), which Go code without package unsafe should not be able to do; the interpreter may be at fault." + gone
	}
	if name, killed := endedBySignal(state); name != "" {
		// The last resort of the limit, should the process not have ended at its warning.
		if killed && o.CPUSeconds > 0 && state.UserTime()+state.SystemTime() >= time.Duration(o.CPUSeconds)*time.Second/2 {
			return outOfTime(o)
		}
		if killed {
			return "The kernel was killed from outside (" + name + "); most often the system does that because the machine has run out of memory." + gone
		}
		return "The kernel crashed (" + name + ")." + gone
	}
	if line, _, _ := strings.Cut(words, "\n"); line != "" {
		return fmt.Sprintf("The kernel ended (%v) and wrote: %.200s.", state, line) + gone
	}
	return fmt.Sprintf("The kernel ended by itself (%v).", state) + gone
}

func outOfMemory(o Options) string {
	limit := ""
	if o.MemoryLimit > 0 {
		limit = fmt.Sprintf(" (its limit is %.1f GB)", float64(o.MemoryLimit)/(1<<30))
	}
	return "The kernel ran out of memory" + limit + ". Look for a slice, map or number of goroutines that grows without bound, or work on less data at once." + gone
}

func outOfTime(o Options) string {
	return fmt.Sprintf("The kernel used up its processor time (%v). Look for a loop that does not end, or for a much slower way than needed.",
		time.Duration(o.CPUSeconds)*time.Second) + gone
}

// firstLine is the rest of the first line that begins with mark.
func firstLine(words, mark string) string {
	_, rest, _ := strings.Cut(words, mark)
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line)
}

// panicMessage is what follows "panic: " up to the list of goroutines; a value may print as several lines.
func panicMessage(words string) string {
	_, rest, _ := strings.Cut(words, "panic: ")
	for _, end := range []string{"\n\ngoroutine ", "\ngoroutine ", "\n[signal "} {
		rest, _, _ = strings.Cut(rest, end)
	}
	const longest = 500
	rest = strings.TrimSpace(rest)
	for _, mark := range []string{"[recovered]", "[recovered, repanicked]"} {
		rest = strings.TrimSpace(strings.TrimSuffix(rest, mark))
	}
	rest = strings.ReplaceAll(rest, "\n\t", "\n") // the runtime indents further lines
	if len(rest) > longest {
		rest = strings.ToValidUTF8(rest[:longest], "") + "…"
	}
	return rest
}
