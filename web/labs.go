package web

import (
	"strings"

	"lab/labs"
	"lab/notebook"
	"lab/web/wire"
)

// Labs are the labs that a server offers. Course is the usual one.
type Labs interface {
	// List describes the labs in their order, without what a student has reached. The error names labs that cannot be read; the
	// others are returned with it.
	List() ([]wire.LabInfo, error)
	// Document is the notebook of a lab as a student first sees it.
	Document(id string) (notebook.Document, error)
}

// Course offers the labs of a library. data says in a few words which data set of a name there is, the real one or a
// stand-in; it may be nil.
func Course(library *labs.Library, data func(name string) string) Labs {
	return course{library, data}
}

type course struct {
	library *labs.Library
	data    func(name string) string
}

func (c course) List() ([]wire.LabInfo, error) {
	all, err := c.library.List()
	infos := make([]wire.LabInfo, 0, len(all))
	for _, lab := range all {
		info := wire.LabInfo{ID: lab.ID, Title: lab.Header.Title, Order: lab.Header.Order, Summary: lab.Header.Summary,
			Exercises: []wire.ExerciseInfo{}, Minutes: lab.Header.Minutes, Needs: lab.Header.Needs}
		for _, e := range lab.Exercises {
			// What a student can reach on the page are the points of the visible checks.
			max := 0.0
			for _, t := range e.Tests {
				if !t.Hidden {
					max += t.Points
				}
			}
			info.Exercises = append(info.Exercises, wire.ExerciseInfo{ID: e.ID, Title: e.Title, Max: max, Hints: e.Hints})
			info.Max += max
		}
		if c.data != nil {
			var said []string
			for _, name := range lab.Header.Data {
				said = append(said, c.data(name))
			}
			info.Data = strings.Join(said, "; ")
		}
		infos = append(infos, info)
	}
	return infos, err
}

func (c course) Document(id string) (notebook.Document, error) {
	lab, err := c.library.Open(id)
	if err != nil {
		return notebook.Document{}, err
	}
	return labs.Release(lab), nil
}
