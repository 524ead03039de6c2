import Lifecycle

extension SQLiteStore: Store {}
