package cleanline

import "testing"

func TestCleanLineKeepsLettersDigitsAndSpaces(t *testing.T) {
	examples := [][]string{
		{"Speak, speak.", "speak speak"},
		{"4 Cats -- and 1 Dog!", "4 cats  and 1 dog"},
		{"Act 10, scene 9", "act 10 scene 9"},
		{"one\ttwo", "onetwo"},
		{"under_score and caf\u00e9", "underscore and caf"},
	}
	for _, example := range examples {
		got := CleanLine(example[0])
		if got != example[1] {
			t.Errorf("CleanLine(%q) returned %q, expected %q: lower case, and nothing but a-z, 0-9 and the space is kept.", example[0], got, example[1])
		}
	}
}

func TestCleanLineOnLinesOfAPlay(t *testing.T) {
	examples := [][]string{
		{"First Citizen:", "first citizen"},
		{"  We know't, we know't.", "  we knowt we knowt"},
		{"Is't a verdict?  ", "ist a verdict  "},
	}
	for _, example := range examples {
		got := CleanLine(example[0])
		if got != example[1] {
			t.Errorf("CleanLine(%q) returned %q, expected %q: spaces stay where they are, also at the ends of the line.", example[0], got, example[1])
		}
	}
}
