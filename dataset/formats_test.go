package dataset_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"lab/dataset"
	"lab/rdd"
)

// click is a line of the form of the Criteo sample.
const click = "0\t1\t-1\t5\t\t1382\t4\t15\t2\t181\t1\t2\t\t2\t68fd1e64\t80e26c9b\tfb936136\t7b4723c4\t25c83c98\t7e0ccccf\tde7995b8\t1f89b562\ta73ee510\ta8cd5504\t" +
	"b2cb9c98\t37c9c164\t2824a5f6\t1adce6ef\t8ba8b39a\t891b62e7\te5ba7672\tf54016b9\t21ddcdc9\tb1252a9d\t07b5194c\t\t3a171ecb\tc5c50484\te8b83407\t9727dd16"

func pixel(values int) string { return "3 201" + strings.Repeat(" 103.5", values) }

func TestFormatsOfRealFiles(t *testing.T) {
	year := "2001" + strings.Repeat(",-1.25", 90)
	tests := []struct {
		name, file, text string
		lines            int
		want             string // of the error, or empty
	}{
		{"criteo", "dac_sample.txt", click + "\n" + click + "\n", 2, ""},
		{"criteo", "dac_sample.txt", click + "\n" + click + "\t\n", 0, ":2: damaged line: 41 columns, want 40"},
		{"criteo", "dac_sample.txt", "2" + click[1:] + "\n", 0, `:1: damaged line: column 1 is "2", want the label 0 or 1`},
		{"criteo", "dac_sample.txt", strings.Replace(click, "1382", "1.5", 1) + "\n", 0, `column 6 is "1.5", want an integer`},
		{"criteo", "dac_sample.txt", strings.Replace(click, "68fd1e64", "68fd1e6", 1) + "\n", 0, `column 15 is "68fd1e6", want 8 hexadecimal`},
		{"neuro", "neuro.txt", pixel(240) + "\n", 1, ""},
		{"neuro", "neuro.txt", pixel(240) + "\n" + pixel(239) + "\n", 0, ":2: damaged line: 241 columns, want 242"},
		{"neuro", "neuro.txt", "-1" + pixel(240)[1:] + "\n", 0, `column 1 is "-1", want a coordinate`},
		{"neuro", "neuro.txt", pixel(239) + " Inf\n", 0, `column 242 is "Inf", want a finite number`},
		{"movielens", "u.data", "196\t242\t3\t881250949\n", 1, ""},
		{"movielens", "ratings.dat", "1::1193::5::978300760\n1::661::3.5::978302109\n", 2, ""},
		{"movielens", "ratings.csv", "userId,movieId,rating,timestamp\r\n1,2,3.5,1112486027\r\n", 2, ""},
		{"movielens", "ratings.csv", "1,2,3.5,1112486027\nuserId,movieId,rating,timestamp\n", 0, ":2: damaged line: names of columns"},
		{"movielens", "u.data", "196\t242\t3\n", 0, "3 columns, want 4"},
		{"movielens", "u.data", "0\t242\t3\t881250949\n", 0, `column 1 is "0", want the number of a user`},
		{"movielens", "u.data", "196\tx\t3\t881250949\n", 0, `column 2 is "x", want the number of a movie`},
		{"movielens", "u.data", "196\t242\t6\t881250949\n", 0, `column 3 is "6", want 0.5 to 5 stars`},
		{"movielens", "u.data", "196\t242\t3\tnow\n", 0, `column 4 is "now", want a time`},
		{"yearpredictionmsd", "YearPredictionMSD.txt", year + "\n", 1, ""},
		{"yearpredictionmsd", "YearPredictionMSD.txt", song, 0, ":1: damaged line: 13 columns, want 91"},
		{"millionsong", "millionsong.txt", year + "\n", 0, ":1: damaged line: 91 columns, want 13"},
	}
	for i, test := range tests {
		t.Run(fmt.Sprint(i, " ", test.name), func(t *testing.T) {
			isolate(t)
			dir := t.TempDir()
			t.Setenv(dataset.EnvData, dir)
			write(t, filepath.Join(dir, test.file), test.text)
			info, err := dataset.Find(test.name)
			if test.want != "" {
				wantError(t, err, test.file, test.want)
				return
			}
			if err != nil || info.Lines != test.lines || info.Generated {
				t.Errorf("found %v, %v; want the real file of %d lines", info, err, test.lines)
			}
			located, err := dataset.Locate(test.name)
			if err != nil || located.Path != info.Path {
				t.Errorf("located %v, %v", located, err)
			}
		})
	}
}

// TestTextsOfYourOwn opens a book under a name that its reader chose.
func TestTextsOfYourOwn(t *testing.T) {
	isolate(t)
	home := filepath.Join(t.TempDir(), "imported")
	t.Setenv(dataset.EnvHome, home)
	book := write(t, filepath.Join(t.TempDir(), "Moby Dick (1851).TXT"), "Call me Ishmael.\r\n\r\nSome years ago—never mind how long\n")

	info, err := dataset.ImportAs("moby-dick", book, false)
	if err != nil || info.Lines != 3 || info.Name != "moby-dick" {
		t.Fatalf("imported %+v, %v", info, err)
	}
	sc := rdd.NewContext(rdd.WithCores(1))
	defer sc.Close()
	if lines := dataset.Open(sc, "moby-dick").Collect(); len(lines) != 3 || lines[0] != "Call me Ishmael." {
		t.Errorf("opened as %q", lines)
	}
	all := dataset.List()
	if last := all[len(all)-1]; last.Name != "moby-dick" || last.Problem != "" || last.Lines != 3 {
		t.Errorf("listed as %+v", last)
	}

	for _, name := range []string{"", "Moby", "../moby", "moby/dick", "moby dick", "-moby", strings.Repeat("m", 61)} {
		_, err := dataset.ImportAs(name, book, false)
		wantError(t, err, "cannot be the name of a data set", "lower-case letters")
	}
	_, err = dataset.ImportAs("moby-dick", book, false)
	wantError(t, err, "was imported before")
	_, err = dataset.ImportAs("picture", write(t, filepath.Join(t.TempDir(), "x.png"), "\x89PNG\x00"), false)
	wantError(t, err, ":1: ", "not UTF-8")
	_, err = dataset.NewGenerator("moby-dick", 10)
	wantError(t, err, "a text of your own, which nothing can generate", "criteo")

	// A file of a known data set may have any name, and is held to its form.
	ratings := write(t, filepath.Join(t.TempDir(), "my ratings"), "1,2,3.5,1112486027\n")
	if info, err := dataset.ImportAs("movielens", ratings, false); err != nil || filepath.Base(info.Path) != "u.data" {
		t.Errorf("imported %+v, %v", info, err)
	}
	_, err = dataset.ImportAs("criteo", ratings, false)
	wantError(t, err, "1 columns, want 40")

	// A folder of real files may hold books, too.
	dir := t.TempDir()
	write(t, filepath.Join(dir, "emma.txt"), "Emma Woodhouse, handsome, clever, and rich\n")
	t.Setenv(dataset.EnvData, dir)
	if info := find(t, "emma"); info.Lines != 1 || info.Path != filepath.Join(dir, "emma.txt") {
		t.Errorf("found %+v", info)
	}
}

func TestPrepareWritesStandInsOnce(t *testing.T) {
	isolate(t)
	if info, err := dataset.Locate("movielens"); err != nil || info.Path != "" || !info.Generated {
		t.Errorf("before: %+v, %v", info, err)
	}
	info, err := dataset.Prepare("movielens")
	if err != nil || filepath.Base(info.Path) != "u.data" {
		t.Fatalf("prepared %+v, %v", info, err)
	}
	before, err := os.Stat(info.Path)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := dataset.Prepare("movielens"); err != nil || again != info {
		t.Errorf("prepared again %+v, %v", again, err)
	}
	if after, err := os.Stat(info.Path); err != nil || after.ModTime() != before.ModTime() {
		t.Errorf("written again (%v)", err)
	}
	if found := find(t, "movielens"); found.Lines != 100_000 || found.Path != info.Path {
		t.Errorf("found %+v", found)
	}
	_, err = dataset.Prepare("iris")
	wantError(t, err, "no such data set")
}

// The fuzz targets hold every reader to this: it never panics, says in one line what is wrong, and loses nothing of what it takes.

func FuzzParseClick(f *testing.F) {
	for _, s := range []string{click, "", "1", strings.Repeat("\t", 39), "1" + strings.Repeat("\t", 39)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		c, err := dataset.ParseClick(line)
		if oneLine(t, err); err == nil && strconv.Itoa(int(c.Label))+"\t"+strings.Join(c.Fields, "\t") != line {
			t.Errorf("%q became %+v", line, c)
		}
	})
}

func FuzzParsePixel(f *testing.F) {
	for _, s := range []string{pixel(240), pixel(239), "", "0 0", "\xff" + pixel(240)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		p, err := dataset.ParsePixel(line)
		if oneLine(t, err); err == nil && (p.X < 0 || p.Y < 0 || len(p.Series) != dataset.NeuroFrames) {
			t.Errorf("%q became %+v", line, p)
		}
	})
}

func FuzzParseRating(f *testing.F) {
	for _, s := range []string{"196\t242\t3\t881250949", "1::1193::5::978300760", "1,2,3.5,1112486027", "userId,movieId,rating,timestamp", "1,2,NaN,3", "::::::"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		r, err := dataset.ParseRating(line)
		if oneLine(t, err); err == nil && (r.User < 1 || r.Movie < 1 || !(r.Stars >= .5 && r.Stars <= 5) || r.Time < 0) {
			t.Errorf("%q became %+v", line, r)
		}
	})
}

func FuzzParseSong(f *testing.F) {
	for _, s := range []string{strings.TrimSpace(song), "2001" + strings.Repeat(",1", 90), "", ",,,,,,,,,,,,", "1e999" + strings.Repeat(",1", 12)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		s, err := dataset.ParseSong(line)
		if oneLine(t, err); err == nil && len(s.Features) != strings.Count(line, ",") {
			t.Errorf("%q became %+v", line, s)
		}
	})
}

func oneLine(t *testing.T, err error) {
	t.Helper()
	if err != nil && (strings.Contains(err.Error(), "\n") || len(err.Error()) > 400) {
		t.Errorf("error %q is not one line", err)
	}
}

func ExampleParseClick() {
	c, err := dataset.ParseClick(click)
	fmt.Println(c.Label, len(c.Fields), err)
	fmt.Printf("%q\n", c.Fields[:4])
	// Output:
	// 0 39 <nil>
	// ["1" "-1" "5" ""]
}

func ExampleParsePixel() {
	p, err := dataset.ParsePixel("3 201" + strings.Repeat(" 103.5", 240))
	fmt.Println(p.X, p.Y, len(p.Series), p.Series[0], err)
	_, err = dataset.ParsePixel("3 201 103.5")
	fmt.Println(err)
	// Output:
	// 3 201 240 103.5 <nil>
	// 3 columns, want 242 (x, y and 240 values, separated by spaces)
}

func ExampleParseRating() {
	for _, line := range []string{"196\t242\t3\t881250949", "1::1193::5::978300760", "userId,movieId,rating,timestamp", "1,2,3.5,1112486027"} {
		r, err := dataset.ParseRating(line)
		if errors.Is(err, dataset.ErrHeader) {
			continue // a table of commas begins with the names of its columns
		}
		fmt.Println(r.User, r.Movie, r.Stars, r.Time)
	}
	// Output:
	// 196 242 3 881250949
	// 1 1193 5 978300760
	// 1 2 3.5 1112486027
}
