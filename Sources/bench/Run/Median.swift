extension [Double] {
    /// The middle value; of an even number the lower of the two.
    var median: Double {
        precondition(!isEmpty, "nothing was measured")
        return sorted()[(count - 1) / 2]
    }
}
