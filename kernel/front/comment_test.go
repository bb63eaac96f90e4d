package front

import "testing"

func TestCommentMarkdown(t *testing.T) {
	for _, c := range []struct{ name, comment, want string }{
		{"nothing", "", ""},
		{"a link to a name", "Fields splits as [unicode.IsSpace] and [Split] say.\n", "Fields splits as unicode.IsSpace and Split say.\n"},
		{"what looks like Markdown", "Of a_b and *T, and x[i].\n", "Of a\\_b and \\*T, and x\\[i].\n"},
		{"code", "Do:\n\n\tx := 1\n", "Do:\n\n\tx := 1\n"},
		{"a list", "Either\n  - one, or\n  - two.\n", "Either\n\n  - one, or\n  - two.\n"},
		{"a heading", "A.\n\n# More\n\nB.\n", "A.\n\n#### More\n\nB.\n"},
	} {
		if got := commentMarkdown(c.comment); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
