package planfile

import "encoding/json"

const (
	formatName    = "lab rdd plan"
	formatVersion = 1
)

// file is what a plan's text holds.
type file struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	// Calls are in an order in which they can be made: each refers to earlier ones only.
	Calls []call `json:"calls"`
	// Results are the calls whose RDDs were given to Write.
	Results []int `json:"results"`
}

// call makes an RDD or a partitioner.
type call struct {
	// ID is the call's place among the calls, from 0.
	ID int    `json:"id"`
	Op string `json:"op"`
	// Part is which of several RDDs is meant.
	Part int `json:"part,omitempty"`
	// Pos, Name and Level are what the RDD's node has.
	Pos   string     `json:"at,omitempty"`
	Name  string     `json:"name,omitempty"`
	Level string     `json:"keep,omitempty"`
	Args  []argument `json:"args"`
	Type  string     `json:"type"`
}

// argument has one of these set; With comes with Maker.
type argument struct {
	RDD         *int   `json:"rdd,omitempty"`
	RDDs        *[]int `json:"rdds,omitempty"`
	Partitioner *int   `json:"partitioner,omitempty"`
	Function    string `json:"function,omitempty"`
	// A function that captures a value: the maker, and the value.
	Maker string    `json:"maker,omitempty"`
	With  *argument `json:"with,omitempty"`
	// A value as JSON, or as codec writes it with a checksum behind.
	Value  json.RawMessage `json:"value,omitempty"`
	Binary []byte          `json:"binary,omitempty"`
}

// kinds counts what is set.
func (a *argument) kinds() (n int) {
	for _, set := range []bool{a.RDD != nil, a.RDDs != nil, a.Partitioner != nil, a.Function != "", a.Maker != "", a.Value != nil, a.Binary != nil} {
		if set {
			n++
		}
	}
	return n
}
