package dataset

import (
	"os"
	"slices"
	"strconv"
	"strings"

	"lab/dataset/standin"
)

// set is one data set that can be opened by name.
type set struct {
	name, title string
	files       []string                // names of its real file; a stand-in and an imported file have the first
	line        func(line string) error // what one line must look like
	header      bool                    // the first line may be the names of the columns
	source      func() standin.Source   // makes the stand-in; nil for a text of the user's own
}

func sets() []set {
	return []set{
		{"criteo", "100,000 views of advertisements, clicked or not", []string{"dac_sample.txt"}, checkClick, false, standin.Clicks},
		{"millionsong", "year and timbre of 6,724 songs", []string{"millionsong.txt"}, checkSong, false, standin.Songs},
		{"movielens", "100,000 ratings of movies, or more", []string{"u.data", "ratings.dat", "ratings.csv"}, checkRating, true, standin.Ratings},
		{"neuro", "a movie of the brain of a fish, 46,460 pixels", []string{"neuro.txt"}, checkPixel, false, standin.Movie},
		{"tinyshakespeare", "40,000 lines of plays", []string{"tinyshakespeare.txt"}, checkText, false, standin.Plays},
		{"yearpredictionmsd", "year and 90 features of songs, 515,345 in the real file", []string{"YearPredictionMSD.txt"}, checkYear, false, standin.Years},
	}
}

func knownNames() string {
	var names []string
	for _, s := range sets() {
		names = append(names, s.name)
	}
	return strings.Join(names, ", ")
}

func lookup(name string) (set, error) {
	for _, s := range sets() {
		if s.name == name {
			return s, nil
		}
	}
	if own := ownSet(name); validName(name) {
		if path, _, err := own.real(); path != "" || err != nil {
			return own, err
		}
	}
	return set{}, &Error{Name: strconv.Quote(name), Problem: "no such data set",
		Advice: "there are " + knownNames() + "; lab data import --name gives a text of yours a name"}
}

// ownSet is a text under a name of the user's.
func ownSet(name string) set {
	return set{name: name, title: "a text of your own", files: []string{name + ".txt"}, line: checkText}
}

// ownSets returns the texts that were imported.
func ownSets() (own []set) {
	dir, err := importFolder()
	if err != nil {
		return nil
	}
	entries, _ := os.ReadDir(dir) // a folder that is not there holds none
	for _, e := range entries {
		file := strings.TrimSuffix(e.Name(), packing(e.Name()))
		name, isText := strings.CutSuffix(file, ".txt")
		known := slices.ContainsFunc(sets(), func(s set) bool { return s.name == name || slices.Contains(s.files, file) })
		if isText && !known && validName(name) {
			own = append(own, ownSet(name))
		}
	}
	return own
}

// validName tells whether a name can be a file's on every system: lower-case letters, digits, "-" and "_".
func validName(name string) bool {
	if name == "" || len(name) > 60 || name[0] == '-' {
		return false
	}
	return strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}
