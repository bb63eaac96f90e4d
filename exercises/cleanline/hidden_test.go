package cleanline

import (
	"math/rand/v2"
	"testing"
)

// hiddenCleanReference keeps what the exercise asks for, one byte at a time; it is for lines of plain ASCII.
func hiddenCleanReference(line string) string {
	kept := []byte{}
	for i := 0; i < len(line); i++ {
		c := line[i]
		if c >= 'A' && c <= 'Z' {
			kept = append(kept, c-'A'+'a')
		} else if c == ' ' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') {
			kept = append(kept, c)
		}
	}
	return string(kept)
}

func TestCleanLineOnRandomLines(t *testing.T) {
	random := rand.New(rand.NewPCG(2024, 7))
	for round := 0; round < 40; round++ {
		bytes := []byte{}
		length := 1 + random.IntN(30)
		for i := 0; i < length; i++ {
			bytes = append(bytes, byte(32+random.IntN(95)))
		}
		bytes = append(bytes, 'Q')
		line := string(bytes)
		got := CleanLine(line)
		want := hiddenCleanReference(line)
		if got != want {
			t.Fatalf("CleanLine(%q) returned %q, expected %q.", line, got, want)
		}
	}
}

func TestCleanLineOnEveryASCIICharacter(t *testing.T) {
	for code := 0; code < 128; code++ {
		line := "x" + string([]byte{byte(code)}) + "y"
		got := CleanLine(line)
		want := hiddenCleanReference(line)
		if got != want {
			t.Fatalf("CleanLine(%q) returned %q, expected %q: that is the character with the number %d.", line, got, want, code)
		}
	}
}
