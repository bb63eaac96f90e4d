package engines

import (
	"errors"
	"strings"
	"testing"
)

func TestTheTypedEngineIsTakenWhereItIsProven(t *testing.T) {
	proven := func() error { return nil }
	unknown := func() error { return errors.New("the typed engine is not proven on plan9/386 yet") }
	for _, test := range []struct {
		asked      string
		proven     func() error
		want       string
		why, error string
	}{
		{"", proven, "typed", "", ""},
		{"", unknown, "yaegi", "plan9/386", ""},
		{"yaegi", proven, "yaegi", "", ""},
		{"typed", unknown, "typed", "", ""}, // who asks for it gets it, or its own error
		{"jit", proven, "", "", `no engine "jit"; this lab has: typed, yaegi`},
	} {
		name, why, err := choose(test.asked, test.proven)
		if name != test.want || !strings.Contains(why, test.why) || (test.why == "") != (why == "") {
			t.Errorf("%q: engine %q because %q, not %q because %q", test.asked, name, why, test.want, test.why)
		}
		if (err != nil) != (test.error != "") || err != nil && !strings.Contains(err.Error(), test.error) {
			t.Errorf("%q: error %v, not %q", test.asked, err, test.error)
		}
	}
}
