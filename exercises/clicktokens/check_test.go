package clicktokens

import (
	"fmt"
	"strings"
	"testing"
)

// checkClick compares the label and the tokens of a line with the label and the fields that it was made of.
func checkClick(t *testing.T, label string, fields []string) {
	t.Helper()
	line := label + "\t" + strings.Join(fields, "\t")
	gotLabel, tokens, err := ClickTokens(line)
	if err != nil {
		t.Errorf("ClickTokens(%q) returned the error %q, expected none: the line has 40 columns and a good label.", line, err)
		return
	}
	if fmt.Sprint(gotLabel) != label {
		t.Errorf("ClickTokens(%q) returned the label %v, expected %s.", line, gotLabel, label)
	}
	if len(tokens) != len(fields) {
		t.Errorf("ClickTokens(%q) returned %d tokens, expected %d: one for each field, the empty ones included, and none for the label.", line, len(tokens), len(fields))
		return
	}
	for i, token := range tokens {
		if token.Field != i || token.Value != fields[i] {
			t.Errorf("ClickTokens(%q) returned as token %d the field %d with the value %q, expected the field %d with the value %q.", line, i, token.Field, token.Value, i, fields[i])
			return
		}
	}
}

// checkFields makes 39 fields: f0, f1, f2, …
func checkFields() []string {
	fields := []string{}
	for i := 0; i < 39; i++ {
		fields = append(fields, fmt.Sprintf("f%d", i))
	}
	return fields
}

func TestClickTokensOfALine(t *testing.T) {
	checkClick(t, "0", checkFields())
	checkClick(t, "1", checkFields())
}

func TestClickTokensKeepsEmptyFields(t *testing.T) {
	fields := checkFields()
	fields[0] = ""
	fields[5] = ""
	fields[6] = ""
	checkClick(t, "1", fields)
	fields[20] = " f20 " // blanks belong to what a field says
	fields[37] = ""
	fields[38] = ""
	checkClick(t, "0", fields)
}

func TestClickTokensRefusesWhatIsNoClick(t *testing.T) {
	good := strings.Join(checkFields(), "\t")
	for _, c := range []struct{ line, why string }{
		{"1\t" + strings.TrimSuffix(good, "\tf38"), "it has 39 columns, one too few"},
		{"1\t" + good + "\tf39", "it has 41 columns, one too many"},
		{"2\t" + good, "its label is 2, neither 0 nor 1"},
		{"10\t" + good, "its label is 10, which begins with 1 and is another number"},
		{"\t" + good, "its label is empty"},
		{"", "it is empty"},
	} {
		_, _, err := ClickTokens(c.line)
		if err == nil {
			t.Errorf("ClickTokens(%q) returned no error. Expected one: the line is no click, since %s.", c.line, c.why)
		}
	}
}
